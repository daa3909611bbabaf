import { expect, test, type Page } from "@playwright/test";
import { keyList, openWindow, seriousFaults } from "./window";

/** Chooses all keys that match, by the keyboard alone. */
async function chooseAll(page: Page, search: string, count: number): Promise<void> {
  await keyList(page);
  await page.keyboard.press("/");
  await page.keyboard.type(search);
  await expect(page.getByText(new RegExp(`of ${count}$`))).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("grid", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("Control+a");
  await expect(page.getByText(`${count} keys selected`).first()).toBeVisible();
}

test("revokes several keys by the keyboard alone, and takes it back", async ({ page }) => {
  await openWindow(page);
  await chooseAll(page, "activation", 8);
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("dialog", { name: "Revoke 8 keys on Babelfor - sandbox?" });
  await expect(dialog.getByRole("row", { name: /activation-at.*can be undone/ })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Revoke 8 keys" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByText("Nothing has been sent yet.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Revoke 8 keys" })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("finished", { exact: true })).toBeVisible();
  await expect(page.getByText("Revoked 8 keys")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Undo 8 revocations" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Undone activation-at/ })).toBeVisible();
});

test("sends nothing when it is taken back in the moment it is held", async ({ page }) => {
  await openWindow(page);
  await chooseAll(page, "activation", 8);
  await page.getByRole("button", { name: "Revoke 8 keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke 8 keys" }).click();
  await expect(page.getByRole("button", { name: "Cancel, send nothing" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("8 keys selected").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /activation-at.*Active/ })).toBeVisible();
});

test("pauses, waits as a server asks, and says on every page how far it is", async ({ page }) => {
  await openWindow(page, { world: "limited" });
  await chooseAll(page, "berlin", 6);
  await page.keyboard.press("Delete");
  await page.getByRole("dialog").getByRole("button", { name: /(Delete|Revoke) 6 keys/ }).click();
  await expect(page.getByText("Haut.AI - sandbox asked to wait.")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/^1 job: 2 of 6$/)).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByText("Paused.")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await expect(page.getByText("1 piece of work is unfinished:")).toBeVisible();
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Look" }).click();
  await page.getByRole("button", { name: /Continue/ }).click();
  await expect(page.getByRole("button", { name: /Pause/ })).toBeVisible();
});

test("keeps the row with the focus above the bar", async ({ page }) => {
  await openWindow(page);
  const list = await keyList(page);
  await list.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("End");
  const row = list.locator("[data-active]");
  const bar = page.getByRole("region", { name: "Selected keys" });
  await expect(row).toBeVisible();
  await expect.poll(async () => (await bar.boundingBox())!.y - ((await row.boundingBox())!.y + (await row.boundingBox())!.height)).toBeGreaterThanOrEqual(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("bulk: no serious fault", async ({ page }) => {
      await openWindow(page);
      const list = await keyList(page);
      await list.press("Control+a");
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole("grid", { name: "Keys" }).press("Delete");
      await expect(page.getByRole("dialog").getByRole("row").nth(3)).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
    });
    test("work that stands still: no serious fault", async ({ page }) => {
      await openWindow(page, { world: "bulks" });
      await page.getByRole("button", { name: "Finish" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Look" }).click();
      await expect(page.getByRole("row", { name: /Failed activation-de/ })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
}
