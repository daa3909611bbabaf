// Takes a picture of each page in each of its states, at both sizes and in both themes, from a running `npm run dev`.
// node gallery/pages.mjs [folder] [address] [part of a name]
/* global document, requestAnimationFrame -- in the page */
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const [folder = "test-results/pages", address = "http://localhost:5173", only = ""] = process.argv.slice(2);
const SIZES = [[1280, 800], [960, 640]];
const server = (place) => `5a9d0000-0000-4000-8000-00000000000${place}`;
const key = async (page, name, system) => {
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("row", { name: new RegExp(system ? `${name}.*${system}` : name) }).first().click();
};

/** World, place, and what is done there before the picture. */
const PAGES = {
  account: ["signed-in", `/accounts/${server(1)}`, (page) => page.getByText("RowsPerPage").waitFor()],
  "account-edited": [
    "signed-in",
    `/accounts/${server(1)}`,
    async (page) => {
      await page.getByRole("textbox", { name: "RowsPerPage" }).fill("50");
      await page.getByRole("switch", { name: "SendExpiryMail" }).click();
    },
  ],
  "account-mgmt": ["signed-in", `/accounts/${server(4)}`, (page) => page.getByRole("textbox", { name: "Hourly rate" }).fill("many")],
  "account-mgmt-refused": [
    "signed-in",
    `/accounts/${server(4)}`,
    async (page) => {
      await page.getByRole("textbox", { name: "Hourly rate" }).fill("many");
      await page.getByRole("button", { name: /Save 1 change/ }).click();
    },
  ],
  password: ["signed-in", `/accounts/${server(3)}`, (page) => page.getByRole("button", { name: "Change password" }).click()],
  others: ["support", `/servers/${server(5)}/accounts`, (page) => page.getByRole("row", { name: /Joris Dekker/ }).waitFor()],
  client: ["support", `/servers/${server(5)}/accounts/77`, (page) => page.getByRole("table", { name: "Sign-in history" }).waitFor()],
  unblock: ["support", `/servers/${server(5)}/accounts/77`, (page) => page.getByRole("button", { name: /^Unblock/ }).first().click()],
  server: [
    "unaccepted",
    `/servers/${server(1)}`,
    async (page) => {
      await page.getByRole("button", { name: /Correct it/ }).click();
      await page.getByRole("textbox", { name: "keys.create.request.path" }).fill("/v2/keys");
    },
  ],
  "server-trust": [
    "unaccepted",
    `/servers/${server(1)}`,
    async (page) => {
      await page.getByRole("button", { name: "Change how it is trusted" }).click();
      await page.getByRole("checkbox", { name: /Allow plain http/ }).click();
      await page.getByRole("checkbox", { name: /Allow plain http/ }).scrollIntoViewIfNeeded();
    },
  ],
  servers: ["stranger", "/servers", (page) => page.getByRole("row", { name: /Haut/ }).waitFor()],
  "server-add": ["signed-in", "/servers?add=true", (page) => page.getByRole("radio", { name: /Mgmt/ }).click()],
  assumed: ["unaccepted", `/accounts/${server(4)}`, (page) => page.getByRole("button", { name: "Look at what is assumed" }).click()],
  keys: ["signed-in", "/keys", (page) => page.getByRole("row", { name: /accounting-export/ }).waitFor()],
  "keys-last-used": ["stranger", `/keys?server=%22${server(6)}%22`, (page) => page.getByRole("row", { name: /nightly-sync/ }).waitFor()],
  "keys-last-used-all": ["stranger", "/keys", (page) => page.getByRole("row", { name: /accounting-export/ }).waitFor()],
  "key-last-used": ["stranger", "/keys", (page) => key(page, "nightly-sync")],
  "key-end": [
    "signed-in",
    "/keys",
    async (page) => {
      await key(page, "ad-feed-nl");
      await page.getByRole("button", { name: "Change expiry" }).click();
    },
  ],
  "key-reminder": [
    "signed-in",
    "/keys",
    async (page) => {
      await key(page, "abuse-feed-primary");
      await page.getByRole("button", { name: /reminder/ }).first().click();
    },
  ],
  "key-undo": [
    "signed-in",
    "/keys",
    async (page) => {
      await key(page, "ad-feed-nl");
      await page.getByRole("button", { name: "Revoke 1 key" }).click();
      await page.getByRole("dialog", { name: /^Revoke/ }).getByRole("button", { name: "Revoke 1 key" }).click();
      await page.getByRole("button", { name: "Undo revocation" }).waitFor();
    },
  ],
  ending: ["ending", "/keys", (page) => page.getByRole("status", { name: "Sign in again" }).waitFor()],
  settings: ["stranger", "/settings", (page) => page.getByRole("button", { name: "Replace Notebook hub" }).waitFor()],
  "settings-servers": ["stranger", "/settings", (page) => page.getByRole("button", { name: "Replace Notebook hub" }).scrollIntoViewIfNeeded()],
  definition: ["stranger", "/settings", (page) => page.getByRole("button", { name: "Add another system" }).click()],
  "definition-bad": [
    "stranger",
    "/settings",
    async (page) => {
      await page.getByRole("button", { name: "Add another system" }).click();
      await page.getByRole("textbox", { name: "Definition" }).fill('[system]\nid = "hub"\nnonsense = 1\n');
      await page.getByRole("button", { name: /^Check/ }).click();
      await page.getByRole("alert").waitFor();
    },
  ],
  "definition-review": [
    "stranger",
    "/settings",
    async (page) => {
      await page.getByRole("button", { name: "Replace Notebook hub" }).click();
      await page.waitForFunction(() => document.querySelector("textarea")?.value !== "");
      await page.getByRole("button", { name: /^Check/ }).click();
      await page.getByText("What it can do").waitFor();
    },
  ],
  "definition-remove": ["stranger", "/settings", (page) => page.getByRole("button", { name: "Remove old-hub" }).click()],
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [width, height] of SIZES) {
  for (const theme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, locale: "en-GB", timezoneId: "Europe/Budapest", reducedMotion: "reduce" });
    page.setDefaultTimeout(8000);
    page.on("pageerror", (error) => console.error(`${theme} ${width}: ${error.message}`));
    for (const [name, [world, at, ready]] of Object.entries(PAGES).filter(([each]) => each.includes(only))) {
      await page.goto("about:blank");
      await page.goto(`${address}/?world=${world}#${at}`);
      await page.locator("h1").first().waitFor();
      await ready(page).catch((error) => console.error(`${name} ${theme} ${width}: ${error.message.split("\n")[0]}`));
      await page.mouse.move(0, 0);
      await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
      await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`) });
    }
    await page.close();
  }
}
await browser.close();
