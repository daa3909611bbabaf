import { expect, test } from "@playwright/test";

test("a server is added after a test and leads to its sign-in", async ({ page }) => {
  await page.goto("/#/servers?add=true");
  const drawer = page.getByRole("dialog", { name: "Add server" });
  await drawer.getByRole("radio", { name: /Mgmt/ }).click();
  await drawer.getByLabel("Address").fill("https://mgmt-vie.kontor.example");
  await drawer.getByRole("button", { name: "Test" }).click();
  await expect(drawer.getByRole("region", { name: "Connection test" })).toContainText("TLS, the certificate is trusted");
  await drawer.getByLabel("Name in Chatelaine").fill("Mgmt - Vienna");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Mgmt - Vienna" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Servers" }).getByRole("link", { name: /Mgmt - Vienna/ })).toContainText("Sign in");
});

const TROUBLES = [
  ["ftp://x", /Only https|not an address/],
  ["http://plain.example", /Only https/],
  ["https://me:secret@host.example", /more than a host/],
  ["https://unknown.example", /No host of that name/],
  ["https://down.example", /Nothing answers/],
  ["https://slow.example", /did not answer in time/],
  ["https://tls.example", /is not trusted/],
  ["https://other.example", /not a server of this kind/],
  ["https://html.example", /not JSON/],
  ["https://empty.example", /empty answer/],
  ["https://cut.example", /ended too early/],
  ["https://huge.example", /too large/],
  ["https://shape.example", /unknown shape/],
] as const;

test("every bad address has its own message, and what was typed stays", async ({ page }) => {
  await page.goto("/#/servers?add=true");
  const drawer = page.getByRole("dialog", { name: "Add server" });
  await drawer.getByRole("radio", { name: /Haut/ }).click();
  const seen = new Set<string>();
  for (const [address, words] of TROUBLES) {
    await drawer.getByLabel("Address").fill(address);
    await drawer.getByRole("button", { name: /^Test/ }).click();
    const alert = drawer.getByRole("alert");
    await expect(alert).toContainText(words);
    await expect(drawer.getByLabel("Address")).toHaveValue(address);
    seen.add(await alert.innerText());
  }
  expect(seen.size).toBeGreaterThanOrEqual(TROUBLES.length - 1);
});

test("a test that does not end can be stopped", async ({ page }) => {
  await page.goto("/#/servers?add=true");
  await page.getByRole("radio", { name: /Haut/ }).click();
  await page.getByLabel("Address").fill("https://endless.example");
  await page.getByRole("button", { name: "Test" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("The test was stopped")).toBeVisible();
});

test("removing a server asks first, says what stays, and gives the focus back", async ({ page }) => {
  await page.goto("/#/servers");
  const row = page.getByRole("row", { name: /Bfore PreCrime/ });
  await row.click({ trial: true });
  await page.getByRole("grid").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("its keys stay as they are");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("grid")).toBeFocused();

  await row.hover();
  await row.getByRole("button", { name: /Remove/ }).click();
  await dialog.getByRole("button", { name: "Remove 1 server" }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Servers" }).getByRole("link", { name: /PreCrime/ })).toHaveCount(0);
});

test("signing out says what became of the session", async ({ page }) => {
  await page.goto("/#/servers");
  const haut = page.getByRole("row", { name: /Haut\.AI/ });
  await haut.hover();
  await haut.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText(/Haut\.AI documents no sign-out/)).toBeVisible();
  const babelfor = page.getByRole("row", { name: /Babelfor/ });
  await babelfor.hover();
  await babelfor.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("The server ended the session.")).toBeVisible();
});

test("servers that cannot be reached are marked offline and keep their keys as of the last reading", async ({ page }) => {
  await page.goto("/?world=offline#/servers");
  const row = page.getByRole("row", { name: /Bfore PreCrime/ });
  await expect(row).toContainText("Offline");
  await expect(row).toContainText(/\d\d:\d\d/);
  await expect(page.getByRole("navigation", { name: "Servers" }).getByRole("link", { name: /PreCrime/ })).toContainText("Offline");
});
