import { expect, test, type Page } from "@playwright/test";
import { openWindow, seriousFaults } from "./window";

const server = (place: number) => `5a9d0000-0000-4000-8000-00000000000${place}`;

interface Sheet {
  world?: string;
  at: string;
  /** Until what shall be looked at is there. */
  ready: (page: Page) => Promise<unknown>;
}

const SHEETS: Record<string, Sheet> = {
  welcome: { world: "own", at: "/welcome", ready: (page) => expect(page.getByRole("heading", { name: "No servers yet" })).toBeVisible() },
  "a profile that could not be opened": { world: "unopened", at: "/", ready: (page) => expect(page.getByRole("button", { name: "Try again" })).toBeFocused() },
  servers: { world: "offline", at: "/servers", ready: (page) => expect(page.getByRole("row", { name: /Offline/ })).toBeVisible() },
  "adding a server": {
    at: "/servers",
    ready: async (page) => {
      await page.getByRole("main").getByRole("button", { name: "Add server" }).click();
      await page.getByRole("radio", { name: /Mgmt/ }).click();
      await page.getByLabel("Address").fill("https://tls.example");
      await page.getByRole("button", { name: "Test" }).click();
      await page.getByRole("button", { name: /Assumed facts/ }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  "signing in": { world: "offline", at: `/servers/${server(4)}/sign-in`, ready: (page) => expect(page.getByLabel("Password", { exact: true })).toBeFocused() },
  "a wrong password": {
    world: "fresh",
    at: `/servers/${server(1)}/sign-in`,
    ready: async (page) => {
      await page.getByLabel("User name", { exact: true }).fill("a.meyer");
      await page.getByLabel("Password", { exact: true }).fill("wrong");
      await page.keyboard.press("Enter");
      await expect(page.getByText(/4 tries left/)).toBeVisible();
    },
  },
  "a code with the sandbox's mail": {
    world: "fresh",
    at: `/servers/${server(5)}/sign-in`,
    ready: async (page) => {
      await page.getByRole("button", { name: /^Fill in/ }).first().click();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: /Sandbox mail/ }).click();
      await expect(page.getByRole("button", { name: "Use code" })).toBeVisible();
    },
  },
  account: { at: `/accounts/${server(1)}`, ready: (page) => expect(page.getByText("RowsPerPage")).toBeVisible() },
  "an account with unsaved changes": {
    at: `/accounts/${server(4)}`,
    ready: async (page) => {
      await page.getByRole("textbox", { name: "Hourly rate" }).fill("many");
      await page.getByRole("button", { name: /Save 1 change/ }).click();
      await expect(page.getByText("Enter a number", { exact: false })).toBeVisible();
    },
  },
  "another password": {
    at: `/accounts/${server(3)}`,
    ready: async (page) => {
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByRole("dialog", { name: "Change password" })).toBeVisible();
    },
  },
  "how a server is spoken to": {
    world: "unaccepted",
    at: `/servers/${server(1)}`,
    ready: async (page) => {
      await page.getByRole("button", { name: /Correct it/ }).click();
      await page.getByRole("textbox", { name: "keys.create.request.path" }).fill("/v2/keys");
      await page.getByRole("button", { name: "Change how it is trusted" }).click();
      await page.getByRole("checkbox", { name: /Allow plain http/ }).click();
    },
  },
  "the question before assumed facts": {
    world: "unaccepted",
    at: `/accounts/${server(4)}`,
    ready: async (page) => {
      await page.getByRole("button", { name: "Look at what is assumed" }).click();
      await expect(page.getByRole("button", { name: /Accept and go on/ })).toBeVisible();
    },
  },
  "accounts of others": { world: "support", at: `/servers/${server(5)}/accounts`, ready: (page) => expect(page.getByRole("row", { name: /Joris Dekker/ })).toBeVisible() },
  "an account of somebody else": {
    world: "support",
    at: `/servers/${server(5)}/accounts/77`,
    ready: async (page) => {
      await expect(page.getByText("Google Authenticator")).toBeVisible();
      await expect(page.getByRole("table", { name: "Sign-in history" })).toBeVisible();
    },
  },
  activity: {
    at: "/activity",
    ready: async (page) => {
      await page.getByRole("row", { name: /retired-feed-7/ }).click();
      await expect(page.getByText("Haut.AI - sandbox failed.")).toBeVisible();
    },
  },
  "a log that was touched": {
    world: "touched",
    at: "/activity",
    ready: async (page) => {
      await page.getByRole("button", { name: "Chain touched at 4 places" }).click();
      await expect(page.getByText("Compared, covers 412 entries")).toBeVisible();
    },
  },
  "the filters of the log": {
    at: "/activity",
    ready: async (page) => {
      await page.getByRole("button", { name: "Server: all" }).click();
      await page.getByRole("checkbox", { name: /Haut\.AI/ }).click();
      await expect(page.getByRole("button", { name: "Take off the filter: Server" })).toBeVisible();
    },
  },
  "keys that are gone": {
    world: "gone",
    at: "/keys",
    ready: async (page) => {
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await page.getByRole("menuitem", { name: "Also keys that are gone" }).click();
      await page.getByRole("searchbox").fill("feed");
      await page.getByRole("row", { name: /ad-feed-nl/ }).click();
      await expect(page.getByText("Babelfor - sandbox no longer lists this key.")).toBeVisible();
    },
  },
  "a session about to end": { world: "ending", at: "/keys", ready: (page) => expect(page.getByRole("region", { name: "Sign in again" })).toBeVisible() },
  settings: { at: "/settings", ready: (page) => expect(page.getByRole("switch", { name: "Single-letter keys" })).toBeVisible() },
  "a definition that cannot be used": {
    world: "stranger",
    at: "/settings",
    ready: async (page) => {
      await page.getByRole("button", { name: "Add another system" }).click();
      await page.getByRole("textbox", { name: "Definition" }).fill("[system]\nnonsense = 1");
      await page.getByRole("button", { name: /^Check/ }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
  "a definition before it is added": {
    world: "stranger",
    at: "/settings",
    ready: async (page) => {
      await page.getByRole("button", { name: "Replace Notebook hub" }).click();
      await expect(page.getByRole("textbox", { name: "Definition" })).not.toHaveValue("");
      await page.getByRole("button", { name: /^Check/ }).click();
      await expect(page.getByText("What it can do")).toBeVisible();
    },
  },
  "no keychain": {
    world: "no-keychain",
    at: "/servers",
    ready: (page) => page.getByRole("radio", { name: /A passphrase/ }).click(),
  },
};

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, { world, at, ready }] of Object.entries(SHEETS)) {
      test(`${name}: no serious fault`, async ({ page }) => {
        await openWindow(page, { at, ...(world !== undefined && { world }) });
        await ready(page);
        expect(await seriousFaults(page)).toEqual([]);
      });
    }
  });
}
