import { expect, test } from "@playwright/test";
import { openWindow } from "./window";

test("is gone to and read by the keyboard alone", async ({ page }) => {
  await openWindow(page);
  await expect(page.getByRole("grid", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  const list = page.getByRole("grid", { name: "Activity" });
  await expect(list.getByRole("row", { name: /Copied secret warehouse-labels/ })).toBeVisible();
  await expect(page.getByText(/^Chain intact, checked/).first()).toBeVisible();

  await page.keyboard.press("/");
  await page.keyboard.type("retired");
  await expect(list.getByRole("row", { name: /warehouse-labels/ })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(list).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(list.getByText("Haut.AI - sandbox failed.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list.getByText("Haut.AI - sandbox failed.")).toHaveCount(0);
});

test("holds a screenful and reads on while it is moved through", async ({ page }) => {
  await openWindow(page, { at: "/activity" });
  await page.getByRole("button", { name: "Take off the filter: Time" }).click();
  await expect(page.getByRole("button", { name: "Export 412 entries" })).toBeVisible();
  const list = page.getByRole("grid", { name: "Activity" });
  expect(await list.getByRole("row").count()).toBeLessThan(60);
  await list.focus();
  await page.keyboard.press("End");
  await expect(list.getByRole("row", { name: /feed-1 / })).toBeVisible();
  await expect(list.getByRole("row", { name: /17 Sep|\d+ \w{3} 20\d\d.*entr/ }).last()).toBeVisible();
});

test("brings what opens under the last row into view", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 640 });
  await openWindow(page, { at: "/activity" });
  const list = page.getByRole("grid", { name: "Activity" });
  await expect(list.locator("[data-active]")).toContainText(/\d/);
  await list.focus();
  await page.keyboard.press("End");
  // Only what has been read opens.
  await expect(list.locator("[data-active]")).toContainText(/\d/);
  await page.keyboard.press("Enter");
  const entry = list.locator("[data-active] [data-below]");
  await expect(entry).toBeVisible();
  await expect.poll(async () => (await list.boundingBox())!.y + (await list.boundingBox())!.height - ((await entry.boundingBox())!.y + (await entry.boundingBox())!.height)).toBeGreaterThanOrEqual(0);
});

test("tells where it was touched, and stays readable", async ({ page }) => {
  await openWindow(page, { world: "touched", at: "/activity" });
  await expect(page.getByText("Something else than Chatelaine touched this log at 4 places.")).toBeVisible();
  await expect(page.getByText("Entry 187 says something else than when it was written.")).toBeVisible();
  await expect(page.getByRole("row", { name: /warehouse-labels/ })).toBeVisible();
});

test("exports what is shown, with progress and a way to stop", async ({ page }) => {
  await openWindow(page, { at: "/activity", more: "&slow=100" });
  await page.getByRole("button", { name: /^Failed/ }).click();
  const button = page.getByRole("button", { name: "Export 2 entries" });
  await button.click();
  await page.getByRole("menuitem", { name: "CSV, for spreadsheets" }).click();
  await page.getByRole("button", { name: "Cancel the export" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await button.click();
  await page.getByRole("menuitem", { name: "JSON, for programs" }).click();
  await expect(page.getByText("2 rows written to /home/a.meyer/chatelaine-activity.json")).toBeVisible();
});
