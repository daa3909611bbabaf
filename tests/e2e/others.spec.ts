import { expect, test } from "@playwright/test";

const B2CORE = "5a9d0000-0000-4000-8000-000000000005";

test("a client is found, and the block that keeps it out is lifted after asking", async ({ page }) => {
  await page.goto("/?world=support#/keys");
  await page.getByRole("navigation", { name: "Servers" }).getByRole("link", { name: /B2Core/ }).click();
  await expect(page).toHaveURL(new RegExp(`servers/${B2CORE}/accounts$`));
  await expect(page.getByRole("row", { name: /Joris Dekker/ })).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("j.dekker");
  await expect(page.getByRole("row", { name: /Okafor/ })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Joris Dekker" })).toBeVisible();
  await page.getByRole("button", { name: "Unblock 203.0.113.7…" }).click();
  const question = page.getByRole("dialog", { name: "Lift the block of 203.0.113.7?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await question.getByRole("button", { name: "Unblock 1 address" }).click();
  await expect(page.getByText("No address is blocked for this account.")).toBeVisible();
});

test("more accounts are read at a press", async ({ page }) => {
  await page.goto(`/?world=support#/servers/${B2CORE}/accounts`);
  const list = page.getByRole("grid", { name: "Accounts of others" });
  await expect(list).toHaveAttribute("aria-rowcount", "51");
  await list.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(list).toHaveAttribute("aria-rowcount", "101");
});
