// Takes a picture of each sheet of the gallery, at both sizes and in both themes, from a running `npm run dev`.
// node gallery/shots.mjs [folder] [address]
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const [folder = "test-results/gallery", address = "http://localhost:5173"] = process.argv.slice(2);
const SIZES = [[1280, 800], [960, 640], [1440, 900]];
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [width, height] of SIZES) {
  for (const theme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on("pageerror", (error) => console.error(`${theme} ${width}: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && console.error(`${theme} ${width}: ${message.text()}`));
    for (const sheet of ["components", "keys", "dialogs"]) {
      await page.goto(`${address}/?gallery=${sheet}&theme=${theme}`);
      await page.locator("h1").waitFor({ state: "attached" });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(folder, `${sheet}-${width}-${theme}.png`) });
      if (sheet === "keys") {
        await page.getByRole("grid").focus();
        for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowDown");
        await page.screenshot({ path: join(folder, `keys-focus-${width}-${theme}.png`) });
        await page.keyboard.press("Enter");
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(folder, `keys-drawer-${width}-${theme}.png`) });
      }
    }
    await page.close();
  }
}
await browser.close();
