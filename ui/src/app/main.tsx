import "@/styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { startWords } from "@/words";

// The policy forbids making functions from text, which zod would otherwise do for speed.
z.config({ jitless: true });

const root = document.getElementById("root");
if (root) void open(root);

async function open(root: HTMLElement) {
  await startWords();
  const gallery = import.meta.env.DEV && new URLSearchParams(location.search).has("gallery");
  const { default: Content } = gallery ? await import("./gallery/Gallery") : await import("./App");
  createRoot(root).render(
    <StrictMode>
      <Content />
    </StrictMode>,
  );
}
