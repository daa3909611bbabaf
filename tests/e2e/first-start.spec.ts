import { expect, test } from "@playwright/test";

test("the first start leads to a server or to the sandbox, by keyboard alone", async ({ page }) => {
  await page.goto("/?world=own");
  await expect(page.getByRole("heading", { name: "No servers yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Team|Overview/ })).toHaveCount(0);

  await page.keyboard.press("a");
  const drawer = page.getByRole("dialog", { name: "Add server" });
  await expect(drawer.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();

  await page.goto("/?world=own");
  await expect(page.getByRole("heading", { name: "No servers yet" })).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByRole("row", { name: /Babelfor - sandbox/ })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toContainText("Sandbox");

  await page.getByRole("button", { name: "Back to my servers" }).click();
  await expect(page.getByRole("heading", { name: "No servers yet" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).not.toContainText("Sandbox");
});

test("no keychain: the window says why and goes on with a passphrase, or with memory only", async ({ page }) => {
  await page.goto("/?world=no-keychain#/servers");
  const dialog = page.getByRole("dialog", { name: "How shall secrets be kept?" });
  await expect(dialog).toContainText("No keychain on this computer.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /Babelfor/ })).toBeVisible();

  await page.getByRole("button", { name: "Choose how to keep them", exact: true }).click();
  await dialog.getByRole("radio", { name: /Memory only/ }).click();
  await dialog.getByRole("button", { name: "Keep in memory only" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("contentinfo")).toContainText("Memory only: gone at the end");
});

test("a sealed profile asks for its passphrase, and nothing is lost by a wrong one", async ({ page }) => {
  await page.goto("/?world=passphrase#/keys");
  const dialog = page.getByRole("dialog", { name: "Enter the passphrase" });
  await expect(dialog.getByLabel("Passphrase", { exact: true })).toBeFocused();
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Nothing was changed");
  await page.keyboard.type("the right one");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("contentinfo")).toContainText("Sealed by a passphrase");
});

test("colours follow the user's choice", async ({ page }) => {
  await page.goto("/#/settings");
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "As the system" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
});
