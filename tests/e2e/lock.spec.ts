import { expect, test, type Page } from "@playwright/test";
import { keyList, openWindow, seriousFaults } from "./window";

const locked = (page: Page) => page.getByRole("heading", { name: "Chatelaine is locked" });

/** All that a page holds that could name somebody. */
const everything = (page: Page) => page.evaluate(() => [document.documentElement.outerHTML, document.title, location.href, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state)].join("\n"));

test("Ctrl+L locks from anywhere, hides every name, and Enter unlocks", async ({ page }) => {
  await openWindow(page);
  await keyList(page);
  const names = await page.locator("main [role=row]").allInnerTexts();
  const words = new Set(names.flatMap((row) => row.split("\n")).filter((word) => /[-@.…]/.test(word) && word.length > 6));
  expect(words.size).toBeGreaterThan(10);
  await page.getByRole("row", { name: /accounting-export/ }).click();
  await page.getByRole("searchbox").focus();

  await page.keyboard.press("Control+l");
  await expect(locked(page)).toBeVisible();
  const left = await everything(page);
  for (const word of [...words, "sandbox", "accounting-export", "a.meyer", "server="]) expect(left).not.toContain(word);
  expect(await seriousFaults(page)).toEqual([]);
  await expect(page.getByRole("button", { name: "Unlock" })).toBeFocused();
  await page.keyboard.press("Enter");
  await keyList(page);
});

test("a dialog that is open is no way around the lock", async ({ page }) => {
  await openWindow(page, { at: "/keys" });
  await keyList(page);
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+l");
  await expect(locked(page)).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("without use it warns, a key keeps it open, and then it locks", async ({ page }) => {
  await page.clock.install();
  await openWindow(page);
  await keyList(page);
  await expect(page.getByRole("contentinfo")).toContainText("Keychain unlocked, locks after 10 min without use");
  await page.clock.fastForward("09:05");
  const warning = page.getByRole("region", { name: "Locks for want of use" });
  await expect(warning).toBeVisible();
  await page.keyboard.press("Shift");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("10:05");
  await expect(locked(page)).toBeVisible();
  await expect(page.getByText(/for want of use/)).toBeVisible();
});

test("a recovery code is written down, and opens what was locked", async ({ page }) => {
  await openWindow(page, { at: "/settings" });
  await page.getByRole("button", { name: "Make a recovery code" }).click();
  const dialog = page.getByRole("dialog", { name: "Recovery code" });
  await dialog.getByRole("button", { name: "Reveal" }).click();
  const secret = dialog.getByLabel("Secret");
  await expect(secret).toHaveText(/^\s*([A-Z0-9]{4}-){7}[A-Z0-9]{4}\s*$/);
  const code = (await secret.innerText()).trim();
  await dialog.getByLabel(/3rd group/).fill(code.split("-")[2] ?? "");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  await page.keyboard.press("Control+l");
  await page.getByRole("button", { name: "Use the recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("contentinfo")).toContainText("Keychain unlocked");
});
