import { expect, test, type Page } from "@playwright/test";
import { findKey, keyList, openWindow, seriousFaults } from "./window";

const SHEETS: Record<string, (page: Page) => Promise<unknown>> = {
  keys: keyList,
  "a key": async (page) => (await findKey(page, "berlin-clinic-07")).click(),
  "creating a key": async (page) => {
    await keyList(page);
    await page.getByRole("button", { name: /Create key/ }).click();
    await page.getByRole("radio", { name: /Custom/ }).click();
  },
  "a secret": async (page) => {
    await keyList(page);
    await page.getByRole("button", { name: /Create key/ }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("axe");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
  },
  "a revocation": async (page) => {
    await (await findKey(page, "ad-feed-nl")).click();
    await page.getByRole("button", { name: "Revoke 1 key" }).click();
  },
  "no match": async (page) => {
    await keyList(page);
    await page.getByRole("searchbox").fill("nothing of that name");
    await expect(page.getByText("No keys match")).toBeVisible();
  },
};

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, open] of Object.entries(SHEETS)) {
      test(`${name}: no serious fault`, async ({ page }) => {
        await openWindow(page);
        await open(page);
        expect(await seriousFaults(page)).toEqual([]);
      });
    }
    for (const world of ["offline", "unfinished", "fresh"]) {
      test(`keys in the world ${world}: no serious fault`, async ({ page }) => {
        await openWindow(page, { world });
        if (world === "unfinished") await page.getByRole("button", { name: "Finish" }).click();
        await expect(page.getByRole("grid", { includeHidden: true })).toBeAttached();
        expect(await seriousFaults(page)).toEqual([]);
      });
    }
  });
}
