import { expect, test, type Page } from "@playwright/test";

const SERVER = { babelfor: 1, haut: 2, bfore: 3, mgmtapp: 4, b2core: 5 } as const;

async function open(page: Page, system: keyof typeof SERVER, world = "fresh") {
  await page.goto(`/?world=${world}#/servers/5a9d0000-0000-4000-8000-00000000000${SERVER[system]}/sign-in`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}
const password = (page: Page) => page.getByLabel("Password", { exact: true });

test("a second factor: fill in, take the code from the sandbox's mail, be signed in", async ({ page }) => {
  await open(page, "b2core");
  await page.getByRole("button", { name: "Fill in s.lindqvist@kontor.example" }).click();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Enter the 6-digit code" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Enter the 6-digit code" })).toBeFocused();
  await page.getByRole("button", { name: /Sandbox mail\s*1 new/ }).click();
  await page.getByRole("button", { name: "Use code" }).click();
  await expect(page.getByRole("heading", { name: "Accounts of others" })).toBeVisible();
});

test("a refused code empties the boxes, and the third shuts them", async ({ page }) => {
  await open(page, "b2core");
  await page.getByRole("button", { name: "Fill in s.lindqvist@kontor.example" }).click();
  await page.keyboard.press("Enter");
  const boxes = page.getByRole("textbox", { name: "Enter the 6-digit code" });
  await boxes.pressSequentially("417902");
  await expect(page.getByText(/417 902 was refused at/)).toBeVisible();
  await expect(boxes).toHaveValue("");
  await expect(boxes).toBeFocused();
  await expect(page.getByText("1 of 3 used.", { exact: false })).toBeVisible();
  await boxes.pressSequentially("417902");
  await expect(page.getByText("2 of 3 used.", { exact: false })).toBeVisible();
  await boxes.pressSequentially("417902");
  await expect(page.getByText(/Blocked by B2Core/)).toBeVisible();
});

test("a wrong password counts down and then locks, with the reason on the button", async ({ page }) => {
  await open(page, "babelfor");
  await page.getByLabel("User name", { exact: true }).fill("a.meyer");
  for (let left = 4; left > 0; left--) {
    await password(page).fill("wrong");
    await page.keyboard.press("Enter");
    await expect(page.getByText(left === 1 ? "1 try left" : `${left} tries left`, { exact: false })).toBeVisible();
    await expect(password(page)).toBeFocused();
  }
  await password(page).fill("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Blocked by Babelfor")).toBeVisible();
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toHaveAccessibleDescription(/Turns on when the countdown ends/);
  await expect(page.getByRole("navigation", { name: "Servers" }).getByRole("link", { name: /Babelfor/ })).toContainText("Locked out");
});

test("an expired password says what to do", async ({ page }) => {
  await open(page, "bfore");
  await page.getByRole("button", { name: "Fill in k.expired" }).click();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Set a new one here");
  await expect(page.getByRole("button", { name: "Set a new password" })).toBeVisible();
  await page.getByRole("button", { name: "Use another account" }).click();
  await expect(page.getByLabel("User name", { exact: true })).toHaveValue("");
});

test("where the API takes no second factor, a private token does", async ({ page }) => {
  await open(page, "haut");
  await page.getByRole("button", { name: "Fill in n.varga@kontor.example" }).click();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Use a private token" }).click();
  await page.getByRole("textbox", { name: "Private token" }).fill("eyJ-sentinel-token");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Keys", exact: true })).toBeVisible();
  expect(await page.content()).not.toContain("eyJ-sentinel-token");
});

test("an unreachable server offers another try and the saved list", async ({ page }) => {
  await open(page, "mgmtapp", "offline");
  await expect(page.getByText(/The session of a\.meyer@kontor\.example is over/)).toBeVisible();
  await password(page).fill("down");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Try again/ })).toBeVisible();
  await page.getByRole("button", { name: /^Work with the list of/ }).click();
  await expect(page.getByRole("heading", { name: "Keys", exact: true })).toBeVisible();
});

test("a sign-in that does not end can be stopped, and nothing typed is lost", async ({ page }) => {
  await open(page, "haut");
  await page.getByLabel("E-mail", { exact: true }).fill("a.meyer@kontor.example");
  await password(page).fill("endless");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. Nobody was signed in.")).toBeVisible();
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("a.meyer@kontor.example");
});
