import { expect, test } from "@playwright/test";
import { findKey, keyList, openWindow } from "./window";

test("keeps the last list of a server that does not answer, with its time", async ({ page }) => {
  await openWindow(page, { world: "offline" });
  const list = await keyList(page);
  await expect(page.getByText(/Bfore PreCrime - sandbox did not answer in time\./)).toBeVisible();
  await expect(page.getByText(/The list of .*\d\d:\d\d stays\./).first()).toBeVisible();
  await findKey(page, "abuse-feed-primary");
  const head = list.getByRole("row", { name: /Bfore PreCrime - sandbox 1 key/ });
  await expect(head).toContainText("Offline");
  await expect(head).toContainText(/as of .*\d\d:\d\d/);
});

test("reads again on request, and the note goes", async ({ page }) => {
  await openWindow(page, { world: "offline" });
  await keyList(page);
  const note = page.getByRole("alert").filter({ hasText: "Haut.AI - sandbox failed." });
  await note.getByRole("button", { name: "Try again" }).click();
  await expect(note).toHaveCount(0);
});

test("looks at old keys without a session, and says what needs one", async ({ page }) => {
  await openWindow(page, { world: "offline" });
  await keyList(page);
  await (await findKey(page, "Service-account key in use")).click();
  await expect(page.getByText("Copy secret is off. The secret is read from Mgmt - sandbox: sign in first.")).toBeVisible();
});

test("says when the list on this computer itself cannot be read", async ({ page }) => {
  await openWindow(page, { more: "&fail=keyPage:ledger_failed" });
  await expect(page.getByRole("alert")).toContainText("The list on this computer cannot be used.");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("offers to sign in where nothing has been read yet", async ({ page }) => {
  await openWindow(page, { world: "fresh" });
  await expect(page.getByText("Nothing has been read yet")).toBeVisible();
  const create = page.getByRole("button", { name: /Create key/ });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Sign in to Babelfor - sandbox" }).click();
  await expect(page).toHaveURL(/sign-in/);
});
