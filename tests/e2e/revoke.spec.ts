import { expect, test } from "@playwright/test";
import { findKey, openWindow } from "./window";

test("revokes one key after naming the effect, and never by Enter", async ({ page }) => {
  await openWindow(page);
  const row = await findKey(page, "ad-feed-nl");
  await row.click();
  await page.getByRole("button", { name: "Revoke 1 key" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke ad-feed-nl?" });
  await expect(dialog).toContainText("Every caller with this key is refused.");
  await expect(dialog).toContainText("You can undo it: Babelfor only marks the key as revoked. It may go on working for 3 min.");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Revoke 1 key" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Revoke 1 key" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText("Revoked");
  await expect(page.getByRole("button", { name: "Undo revocation" })).toBeVisible();
});

test("deletes where the system can only do that, and says that there is no undo", async ({ page }) => {
  await openWindow(page);
  const row = await findKey(page, "berlin-clinic-12");
  await row.click();
  await page.getByRole("button", { name: "Delete 1 key" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete berlin-clinic-12?" });
  await expect(dialog).toContainText("It cannot be undone: Haut.AI deletes the key.");
  await dialog.getByRole("button", { name: "Delete 1 key" }).click();
  await expect(page.getByText("No keys match")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("leaves the row alone until the server agrees", async ({ page }) => {
  await openWindow(page, { more: "&fail=keyRevoke:server_fault" });
  const row = await findKey(page, "ad-feed-nl");
  await row.click();
  await page.getByRole("button", { name: "Revoke 1 key" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke ad-feed-nl?" });
  await dialog.getByRole("button", { name: "Revoke 1 key" }).click();
  await expect(dialog.getByRole("alert")).toContainText("failed. Its own fault, status 503.");
  await expect(row).toContainText("Expiring");
});

test("does not offer to repeat a revocation whose answer was lost", async ({ page }) => {
  await openWindow(page, { more: "&fail=keyRevoke:outcome_unknown" });
  await (await findKey(page, "ad-feed-nl")).click();
  await page.getByRole("button", { name: "Revoke 1 key" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke ad-feed-nl?" });
  await dialog.getByRole("button", { name: "Revoke 1 key" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It may have happened or not.");
  await expect(dialog.getByRole("button", { name: "Revoke 1 key" })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Look on the server" })).toBeVisible();
});
