import { expect, test } from "@playwright/test";
import { keyList, openWindow } from "./window";

test("finds, opens, creates and revokes a key without a pointer", async ({ page }) => {
  await openWindow(page);
  const list = await keyList(page);

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("ad-feed");
  await expect(page.getByText("Rows 1 to 1 of 1")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(list).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "ad-feed-nl" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy secret" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toBeFocused();

  await page.keyboard.press("Delete");
  const revoke = page.getByRole("dialog", { name: "Revoke ad-feed-nl?" });
  await expect(revoke.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(revoke).toHaveCount(0);
  await expect(list.getByRole("row", { name: /ad-feed-nl/ })).toContainText("Revoked");
  await expect(list).toBeFocused();

  await page.keyboard.press("c");
  const create = page.getByRole("dialog", { name: "Create key" });
  await expect(create.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type("by-keyboard");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Already safe.")).toBeVisible();
  await page.getByRole("radio", { name: /Keep it/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Done" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("moves through the list by keys, and lists them on request", async ({ page }) => {
  await openWindow(page);
  const list = await keyList(page);
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const current = () => list.evaluate((grid) => document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "");
  await expect.poll(current).toContain("activation-at");
  await page.keyboard.press("Home");
  await expect.poll(current).toContain("Babelfor - sandbox");
  await page.keyboard.press("ArrowLeft");
  await expect(list.getByRole("row", { name: /accounting-export/ })).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(list.getByRole("row", { name: /accounting-export/ })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "All keys" })).toContainText("Revoke the selected keys, or this one (asks first)");
});

test("reaches every region by F6", async ({ page }) => {
  await openWindow(page);
  await keyList(page);
  const seen = new Set<string>();
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press("F6");
    seen.add(await page.evaluate(() => document.activeElement?.closest("[data-region]")?.getAttribute("aria-label") ?? ""));
  }
  for (const region of ["Sidebar", "Header", "Toolbar", "Keys"]) expect([...seen]).toContain(region);
});
