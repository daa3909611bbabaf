import { expect, test } from "@playwright/test";
import { findKey, openWindow, seriousFaults } from "./window";

test("rotates a key by the keyboard alone, from the list to a retirement in 24 h", async ({ page }) => {
  await openWindow(page);
  await findKey(page, "admin-cli-meyer");
  await page.getByRole("searchbox").press("ArrowDown");
  await expect(page.getByRole("grid", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: "What will be done, in this order" })).toBeVisible();
  await page.getByRole("button", { name: "Create the successor" }).press("Enter");
  await expect(page.getByText("Both keys work.")).toBeVisible();
  await page.getByRole("button", { name: "Copy", exact: true }).press("Enter");
  await expect(page.getByText(/Clipboard clears in/)).toBeVisible();
  await page.getByRole("button", { name: "It is in its place" }).press("Enter");
  await page.getByRole("button", { name: "Check the new key" }).press("Enter");
  await expect(page.getByText("in 84 ms")).toBeVisible();
  const retire = page.getByRole("button", { name: "Revoke old key in 24 h" });
  await retire.press("Enter");
  await expect(retire).toBeVisible();
  await retire.press("Space");
  await expect(page.getByText(/Will be revoked in/)).toBeVisible();
  await page.getByRole("button", { name: "Finish later" }).press("Enter");
  await (await findKey(page, "admin-cli-meyer")).first().click();
  await page.getByRole("button", { name: "Go on with the rotation" }).click();
  await expect(page.getByText("Scheduled")).toBeVisible();
});

test("replaces a key after an incident: revoked first, after a question", async ({ page }) => {
  await openWindow(page);
  await (await findKey(page, "ad-feed-nl")).click();
  await page.getByRole("button", { name: "Rotate" }).click();
  await page.getByRole("radio", { name: /After an incident/ }).click();
  await page.getByRole("button", { name: "Revoke old key, then replace" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke ad-feed-nl now?" });
  await expect(dialog).toContainText("Every caller with this key is refused at once.");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Revoke old key now" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Replace after an incident" })).toBeVisible();
  await expect(page.getByText("Only the new key works.")).toBeVisible();
});

test("shows what is overdue first, and a successor's secret as part of its rotation", async ({ page }) => {
  await openWindow(page, { world: "rotations" });
  await expect(page.getByText("1 old key was to be revoked and is not:")).toBeVisible();
  await page.getByRole("button", { name: "Finish" }).click();
  const dialog = page.getByRole("dialog", { name: "Unfinished" });
  await expect(dialog.getByRole("region").first()).toContainText("The old key was to be revoked 40 min ago and was not.");
  await expect(dialog.getByRole("button", { name: "Choose" })).toHaveCount(0);
  await dialog.getByRole("region", { name: "address-check" }).getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("button", { name: "It is in its place" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("a rotation: no serious fault at any step", async ({ page }) => {
      await openWindow(page);
      await (await findKey(page, "admin-cli-meyer")).click();
      await page.getByRole("button", { name: "Rotate" }).click();
      await expect(page.getByRole("button", { name: "Create the successor" })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "Create the successor" }).click();
      await expect(page.getByRole("button", { name: "It is in its place" })).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "It is in its place" }).click();
      await page.getByRole("button", { name: "Check the new key" }).click();
      await expect(page.getByText("in 84 ms")).toBeVisible();
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
}
