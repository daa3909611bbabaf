import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { startWords } from "@/words";

// jsdom lays nothing out: a virtual list needs a height, and observers must exist.
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= StillResizeObserver;
for (const side of ["offset", "client"] as const) {
  Object.defineProperty(HTMLElement.prototype, `${side}Height`, { configurable: true, get: () => 640 });
  Object.defineProperty(HTMLElement.prototype, `${side}Width`, { configurable: true, get: () => 1280 });
}
Element.prototype.scrollIntoView ??= function scrollIntoView() {};
Element.prototype.getAnimations ??= () => [];
globalThis.PointerEvent ??= MouseEvent as unknown as typeof PointerEvent;
window.matchMedia ??= (query) =>
  ({ matches: false, media: query, onchange: null, addEventListener() {}, removeEventListener() {}, dispatchEvent: () => false }) as unknown as MediaQueryList;

configure({ asyncUtilTimeout: 30_000 });
beforeAll(() => startWords());
afterEach(cleanup);
