import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startWords } from "@/words";
import App from "./App";
import { first } from "./first";
import { placeAtStart } from "./placeAtStart";
import { router } from "./router";

/** Draws the window, once and whole. */
export async function open(root: HTMLElement) {
  const gallery = import.meta.env.DEV && new URLSearchParams(location.search).has("gallery");
  const [{ default: Content }, app] = await Promise.all([gallery ? import("./gallery/Gallery") : { default: App }, first, startWords()]);
  if (!gallery) {
    placeAtStart(app);
    await router.load();
  }
  createRoot(root).render(
    <StrictMode>
      <Content />
    </StrictMode>,
  );
}
