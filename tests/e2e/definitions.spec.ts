import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { openWindow } from "./window";

const HUB = resolve(__dirname, "../third_party/jupyterhub.toml");

test("a system that Chatelaine does not know is added from a file while a server is being added", async ({ page }) => {
  await page.goto("/#/servers?add=true");
  const drawer = page.getByRole("dialog", { name: "Add server" });
  await drawer.getByLabel("Address").fill("https://hub.kontor.example");
  await drawer.getByRole("button", { name: "Another system…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add another system" });
  await expect(dialog.getByRole("button", { name: "Choose a file" })).toBeFocused();
  await dialog.getByLabel("File", { exact: true }).setInputFiles(HUB);
  await expect(dialog.getByText("jupyterhub.toml")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const review = page.getByRole("dialog", { name: "JupyterHub" });
  await expect(review.getByText("Create keys")).toBeVisible();
  await expect(review).toContainText(/assumed fact/);
  await page.keyboard.press("Control+Enter");
  await expect(review).toBeHidden();
  await expect(drawer.getByRole("radio", { name: /JupyterHub/ })).toBeChecked();
  await expect(drawer.getByLabel("Address")).toHaveValue("https://hub.kontor.example");
  await drawer.getByLabel("Name in Chatelaine").fill("Hub - research");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Hub - research" })).toBeVisible();
});

test("a bad line is named, and the text stays while it is mended", async ({ page }) => {
  await openWindow(page, { at: "/settings" });
  await page.getByRole("button", { name: "Add another system" }).click();
  const text = page.getByRole("textbox", { name: "Definition" });
  const written = readFileSync(HUB, "utf8");
  await text.fill(written.replace("monogram =", "nonsense ="));
  await page.keyboard.press("Control+Enter");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/line \d+: /);
  await alert.getByRole("button", { name: /^Go to line/ }).press("Enter");
  await expect(text).toBeFocused();
  await page.keyboard.type('monogram = "Jh"');
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "JupyterHub" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Systems of your own" })).toContainText("Used by no server");

  await page.getByRole("button", { name: "Remove JupyterHub" }).click();
  await page.getByRole("button", { name: "Remove 1 definition" }).click();
  await expect(page.getByText("None: only the systems that come with Chatelaine.")).toBeVisible();
});

test("keys say when they were last used where their server tells it", async ({ page }) => {
  await openWindow(page, { world: "stranger" });
  const list = page.getByRole("grid", { name: "Keys" });
  await expect(list.getByRole("columnheader", { name: "Last used" })).toBeVisible();
  await page.getByRole("searchbox").fill("nightly");
  await expect(list.getByRole("row", { name: /nightly-sync/ })).toContainText("3 d ago");
  await page.getByRole("searchbox").fill("ad-feed");
  await expect(list.getByRole("row", { name: /ad-feed-nl/ })).toContainText("not reported");
});

test("servers are asked for the language of the user's choice", async ({ page }) => {
  await openWindow(page, { at: "/settings" });
  const language = page.getByRole("combobox", { name: "Language of the servers' answers" });
  await language.press("Enter");
  await page.getByRole("option", { name: "Magyar" }).click();
  await expect(language).toContainText("Magyar");
  await expect(page.getByText("A session keeps the language it began with", { exact: false })).toBeVisible();
});
