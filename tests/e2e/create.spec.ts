import { expect, test, type Page } from "@playwright/test";
import { findKey, keyList, openWindow } from "./window";

async function openCreate(page: Page) {
  await keyList(page);
  await page.getByRole("button", { name: /Create key/ }).click();
  return page.getByRole("dialog", { name: "Create key" });
}

test("makes a key, shows its secret for a moment, and keeps it", async ({ page }) => {
  await openWindow(page);
  const dialog = await openCreate(page);
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("warehouse-scanners");
  await expect(dialog.getByText("free")).toBeVisible();
  await dialog.getByRole("radio", { name: /90 days/ }).click();
  await dialog.getByRole("checkbox", { name: "Write" }).click();
  await page.keyboard.press("Control+Enter");

  const secret = page.getByRole("dialog", { name: "Key created" });
  await expect(secret.getByText("Already safe.")).toBeVisible();
  const value = secret.getByRole("textbox", { name: "Secret" });
  await expect(value).toHaveText(/^api_mo•+c7$/);
  await secret.getByRole("button", { name: "Reveal" }).click();
  await expect(value).toHaveText(/^api_mock\w+c7$/);
  await secret.getByRole("button", { name: "Hide" }).click();
  await expect(value).toHaveText(/•/);

  const done = secret.getByRole("button", { name: "Done" });
  await expect(done).toHaveAttribute("aria-disabled", "true");
  await expect(done).toHaveAccessibleDescription("Choose one of the two to finish");
  await secret.getByRole("radio", { name: /Keep it/ }).click();
  await done.click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(await findKey(page, "warehouse-scanners")).toContainText("Read, Write");
});

test("never leaves the secret in the page, its title or its storage", async ({ page }) => {
  await openWindow(page);
  const dialog = await openCreate(page);
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("leak-check");
  await page.keyboard.press("Control+Enter");
  const secret = page.getByRole("dialog", { name: "Key created" });
  await secret.getByRole("button", { name: "Copy" }).click();
  await expect(secret.getByText(/Clipboard clears in/)).toBeVisible();
  const everything = await page.evaluate(() => document.documentElement.outerHTML + document.title + JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(everything).not.toContain("api_mock");
});

test("lets nobody lose a secret by closing: it waits under Unfinished", async ({ page }) => {
  await openWindow(page);
  const dialog = await openCreate(page);
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("closed-too-early");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Key created" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Choose later? The secret stays safe, under Unfinished.")).toBeVisible();
  await page.getByRole("button", { name: "Choose later" }).click();
  await expect(page.getByText("1 new key is unfinished:")).toBeVisible();
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("button", { name: "Choose", exact: true }).click();
  await page.getByRole("radio", { name: /Remove it/ }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("1 new key is unfinished:")).toHaveCount(0);
});

test("looks on the server when the answer was lost, and never asks twice by itself", async ({ page }) => {
  await openWindow(page);
  const dialog = await openCreate(page);
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("lost-answer");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("The answer of Babelfor - sandbox was lost.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /Create key/ })).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("button", { name: "Look on the server", exact: true }).click();
  const unfinished = page.getByRole("dialog", { name: "Unfinished" });
  await unfinished.getByRole("button", { name: "Look on the server" }).click();
  await expect(unfinished.getByText("It was created: its secret is lost. Revoke it.")).toBeVisible();
  await unfinished.getByRole("button", { name: "Revoke 1 key" }).click();
  await expect(page.getByRole("dialog", { name: "Revoke lost-answer?" })).toBeVisible();
});

test("says that a lost creation never happened, and offers to try again", async ({ page }) => {
  await openWindow(page, { world: "unfinished" });
  await page.getByRole("button", { name: "Finish" }).click();
  const lost = page.getByRole("region", { name: "lost-and-not-made" });
  await lost.getByRole("button", { name: "Look on the server" }).click();
  await expect(lost.getByText("It was not created. You can try again.")).toBeVisible();
  await lost.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog", { name: "Create key" })).toContainText("Haut.AI - sandbox");
});

test("keeps what was typed when the server refuses, and takes no name of 10,000 letters", async ({ page }) => {
  await openWindow(page);
  const dialog = await openCreate(page);
  const name = dialog.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("x".repeat(10_000));
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("10,000 characters are too many: Babelfor takes up to 200. Make it shorter.")).toBeVisible();
  await name.fill("ad-feed-nl");
  await expect(dialog.getByText("taken", { exact: true })).toBeVisible();
  await name.fill("refused-name");
  await dialog.getByRole("textbox", { name: /Description/ }).fill("for the warehouse");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText("Babelfor - sandbox refused. It says: The name is used by another key.");
  await expect(name).toHaveValue("refused-name");
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("Close without creating the key?")).toBeVisible();
  await dialog.getByRole("button", { name: "Keep writing" }).click();
  await expect(dialog.getByRole("textbox", { name: /Description/ })).toHaveValue("for the warehouse");
});

test("asks only for what a server offers", async ({ page }) => {
  await openWindow(page);
  const dialog = await openCreate(page);
  await dialog.getByRole("combobox", { name: "Server" }).click();
  await expect(page.getByRole("option", { name: /B2Core back office/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("option", { name: /B2Core back office/ })).toContainText("B2Core offers no creation of keys");
  await page.getByRole("option", { name: /Haut.AI/ }).click();
  await expect(dialog.getByText(/No expiry is off: Haut\.AI wants an end for each key/)).toBeVisible();
  await expect(dialog.getByText("Permissions")).toHaveCount(0);
  await dialog.getByRole("combobox", { name: "Server" }).click();
  await page.getByRole("option", { name: /Bfore PreCrime/ }).click();
  await expect(dialog.getByText("Keys of PreCrime have no end.")).toBeVisible();
});
