import { expect, test } from "@playwright/test";

test("one's own account tells facts and settings, which are searched by keyboard", async ({ page }) => {
  await page.goto("/#/accounts");
  await expect(page.getByRole("row", { name: /Babelfor/ })).toBeVisible();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Anna Meyer" })).toBeVisible();
  await expect(page.getByText("Licensing administrator")).toBeVisible();
  const settings = page.getByRole("region", { name: "Settings" });
  await page.getByRole("heading", { name: "Anna Meyer" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("culture");
  await expect(settings.getByText("Culture")).toBeVisible();
  await expect(settings.getByText("RowsPerPage")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(settings.getByText("RowsPerPage")).toBeVisible();
  await page.getByRole("button", { name: "Show in Keys" }).click();
  await expect(page).toHaveURL(/#\/keys\?.*server=/);
});

test("what a system does not offer is said, not left empty", async ({ page }) => {
  await page.goto("/#/accounts/5a9d0000-0000-4000-8000-000000000005");
  await expect(page.getByText("One's own account: not offered by this system")).toBeVisible();
  await page.goto("/#/accounts/5a9d0000-0000-4000-8000-000000000002");
  await expect(page.getByText(/documents no way to change it/)).toBeVisible();
});

test("an account that cannot be read says why", async ({ page }) => {
  await page.goto("/?fail=accountView:server_fault#/accounts/5a9d0000-0000-4000-8000-000000000001");
  await expect(page.getByRole("alert")).toContainText("status 503");
});

test("settings are changed by keyboard, saved together and undone", async ({ page }) => {
  await page.goto("/#/accounts/5a9d0000-0000-4000-8000-000000000001");
  await page.getByRole("textbox", { name: "RowsPerPage" }).fill("50");
  await page.getByRole("switch", { name: "SendExpiryMail" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("was Off")).toBeVisible();
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("textbox", { name: "RowsPerPage" })).toHaveValue("25");
  await expect(page.getByRole("switch", { name: "SendExpiryMail" })).not.toBeChecked();
});
