import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const PORT = 5174;
/** The best first: without a window of its own, the browser needs half the time. */
const BROWSERS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/**
 * The window's own journeys, on a build whose host is made up (`--mode mock`) and under the policy of the shipped one.
 * Each page is a world of its own: nothing is shared, so order does not matter.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "../../ui/test-results/e2e",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A busy machine is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1280, height: 800 },
    timezoneId: "Europe/Budapest",
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path)), args: ["--no-sandbox"] },
    // Recording each journey takes a third of its time: one that failed is run alone with `--trace on`.
    trace: "off",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `npx vite build --mode mock --outDir dist-mock --logLevel warn && npx vite preview --mode mock --outDir dist-mock --port ${PORT} --strictPort`,
    cwd: "../../ui",
    url: `http://localhost:${PORT}`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
