import { expect, test } from "@playwright/test";
import { openWindow } from "./window";

const BABELFOR = "5a9d0000-0000-4000-8000-000000000001";

test("what rests on an assumed fact asks once, goes on with the very action, and is remembered", async ({ page }) => {
  await openWindow(page, { world: "unaccepted" });
  const create = async (name: string) => {
    await page.getByRole("button", { name: "Create key" }).click();
    await page.getByRole("dialog").getByRole("textbox").first().fill(name);
    await page.keyboard.press("Control+Enter");
  };
  await create("on-assumption-1");
  const question = page.getByRole("dialog", { name: "This rests on assumed facts" });
  await expect(question).toContainText("the wrapper's name and the answer are inferred");
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(page.getByRole("dialog").getByRole("textbox").first()).toHaveValue("on-assumption-1");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: /Accept and go on/ }).click();
  await expect(page.getByRole("dialog")).toContainText("on-assumption-1");
  await expect(page.getByRole("button", { name: /Reveal/ })).toBeVisible();
});

test("an assumed fact is corrected for one server, by keyboard, and the correction taken back", async ({ page }) => {
  await page.goto(`/?world=unaccepted#/servers`);
  await expect(page.getByRole("row", { name: /Babelfor/ })).toBeVisible();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(new RegExp(`servers/${BABELFOR}$`));
  await page.getByRole("button", { name: /Correct it, 3 places/ }).press("Enter");
  await page.getByRole("textbox", { name: "keys.create.request.path" }).fill("/v2/keys");
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "1 place corrected" })).toBeVisible();
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByRole("button", { name: /Save 1 change/ }).click();
  await expect(page.getByRole("button", { name: /Correct it, 3 places/ })).toBeVisible();
});
