import { expect, test } from "@playwright/test";
import { openWindow } from "./window";

test("a session that ends is begun anew over the page, which stays as it was", async ({ page }) => {
  await openWindow(page, { world: "ending" });
  await page.getByRole("searchbox").fill("ad-feed");
  const band = page.getByRole("region", { name: "Sign in again" });
  await expect(band).toContainText("ends in 4 min");
  await band.getByRole("button", { name: "Sign in again" }).click();
  await page.getByRole("dialog").getByLabel("Password", { exact: true }).fill("right");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(band).toBeHidden();
  await expect(page.getByRole("searchbox")).toHaveValue("ad-feed");
});
