import { expect, test } from "@playwright/test";
import { findKey, keyList, openWindow } from "./window";

test("lists the keys of all servers, grouped, with a way to all of them", async ({ page }) => {
  await openWindow(page);
  const list = await keyList(page);
  await expect(page.getByText("293 on 4 of 5 servers")).toBeVisible();
  await expect(list.getByRole("row", { name: /Babelfor - sandbox \d+ keys/ })).toBeVisible();
  await list.getByText(/^Show all \d+$/).first().click();
  await expect(list.getByRole("row", { name: /admin-cli-meyer/ })).toBeVisible();
});

test("holds a screenful of twelve thousand keys and reads on while scrolling", async ({ page }) => {
  await openWindow(page, { world: "large" });
  const list = await keyList(page);
  await page.getByText("Grouped by server").click();
  await expect(list).toHaveAttribute("aria-rowcount", /^12\d{3}$/);
  expect(await list.getByRole("row").count()).toBeLessThan(60);
  await list.focus();
  await page.keyboard.press("End");
  await expect(list.getByRole("row", { name: /東京-レポート/ })).toBeVisible();
});

test("narrows by words, states and server, and names the filters when nothing matches", async ({ page }) => {
  await openWindow(page);
  await keyList(page);
  await page.getByRole("button", { name: /^Expired/ }).click();
  await expect(page.getByText(/^Rows 1 to \d+ of \d\d$/)).toBeVisible();
  await page.getByRole("searchbox").fill("no such key");
  await expect(page.getByText("2 filters are on: Expired, “no such key”.")).toBeVisible();
  await page.getByRole("button", { name: "Clear 2 filters" }).click();
  await keyList(page);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitem", { name: "Only Haut.AI - sandbox" }).click();
  await expect(page.getByText("86 on 1 of 5 servers")).toBeVisible();
});

test("sorts by a column and says so", async ({ page }) => {
  await openWindow(page);
  const list = await keyList(page);
  const name = list.getByRole("columnheader", { name: "Name" });
  await expect(name).toHaveAttribute("aria-sort", "ascending");
  await name.getByRole("button").click();
  await expect(name).toHaveAttribute("aria-sort", "descending");
  await expect(list.getByRole("row", { name: /東京-レポート/ })).toBeVisible();
});

test("tells what a server does not report instead of leaving it blank", async ({ page }) => {
  await openWindow(page);
  const row = await findKey(page, "aging-study-q4");
  await expect(row).toContainText("not saved");
  await expect(row).toContainText("not reported");
  await expect(row).toContainText("not offered");
});

test("shows markup in a server's words as text", async ({ page }) => {
  await openWindow(page);
  await page.getByRole("searchbox").fill("r&d-export");
  await expect(page.getByText("r&d-export <beta>")).toBeVisible();
});

test("opens a key beside the list, moves to its neighbours and gives the focus back", async ({ page }) => {
  await openWindow(page);
  await page.getByRole("searchbox").fill("berlin-clinic");
  await page.getByRole("row", { name: /berlin-clinic-07/ }).click();
  const drawer = page.getByRole("dialog", { name: "berlin-clinic-07" });
  await expect(drawer).toContainText("Saved on this computer");
  await expect(drawer).toContainText("Revoking deletes the key on Haut.AI for good; no undo.");
  await drawer.getByRole("button", { name: "Next key" }).click();
  await expect(page.getByRole("dialog", { name: "berlin-clinic-12" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("grid", { name: "Keys" })).toBeFocused();
});

test("copies a secret for a while, and says why another cannot be copied", async ({ page }) => {
  await openWindow(page);
  await (await findKey(page, "berlin-clinic-07")).click();
  await page.getByRole("button", { name: "Copy secret" }).click();
  await expect(page.getByText(/Clipboard clears in \d+ s/)).toBeVisible();
  await expect(page.getByText(/Clipboard holds a secret/)).toBeVisible();
  await page.getByRole("button", { name: "Clear now" }).click();
  await expect(page.getByText(/Clipboard/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await (await findKey(page, "aging-study-q4")).click();
  await expect(page.getByText(/Copy secret is off\. Haut\.AI shows a secret only when the key is made/)).toBeVisible();
});

test("reads the lists again, shows how far that is, and stops when asked", async ({ page }) => {
  await openWindow(page, { more: "&slow=200" });
  await keyList(page);
  await page.getByRole("button", { name: "Read the lists again" }).click();
  await page.getByRole("button", { name: "Stop reading" }).click();
  await expect(page.getByRole("button", { name: "Read the lists again" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("shows keys that are gone at a wish, and exports the list as it is filtered", async ({ page }) => {
  await openWindow(page, { world: "gone" });
  await keyList(page);
  await page.getByRole("searchbox").fill("ad-feed-nl");
  await expect(page.getByText("No keys match")).toBeVisible();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitem", { name: "Also keys that are gone" }).click();
  await expect(page.getByRole("row", { name: /ad-feed-nl.*Gone 3 d ago/ })).toBeVisible();
  await page.getByRole("button", { name: "Export 1 key" }).click();
  await page.getByRole("menuitem", { name: "CSV, for spreadsheets" }).click();
  await expect(page.getByText("1 row written to /home/a.meyer/chatelaine-keys.csv")).toBeVisible();
});
