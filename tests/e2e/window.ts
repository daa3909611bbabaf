import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the window in a made-up world: `?world=offline&fail=keyRevoke:server_fault`. */
export async function openWindow(page: Page, { world = "signed-in", at = "/keys", more = "" } = {}): Promise<void> {
  await page.goto(`/?world=${world}${more}#${at}`);
  await expect(page.locator("h1, [role=dialog]").first()).toBeVisible();
}

/** The list of keys, loaded. */
export async function keyList(page: Page): Promise<Locator> {
  const list = page.getByRole("grid", { name: "Keys" });
  await expect(list.getByRole("row", { name: /accounting-export/ })).toBeVisible();
  return list;
}

/** A row of the list by the name of its key, found through the search. */
export async function findKey(page: Page, name: string): Promise<Locator> {
  await page.getByRole("searchbox").fill(name);
  // Found even while a dialog hides the rest of the window.
  const row = page.getByRole("row", { name: new RegExp(name), includeHidden: true });
  await expect(row.first()).toBeVisible();
  return row;
}

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

const axe = readFileSync(resolve(__dirname, "../../ui/node_modules/axe-core/axe.min.js"), "utf8");

/** What axe finds wrong by WCAG 2.2 AA, as far as it is serious. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Through the debugger, because the window's policy lets no other script in.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
    return (await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })).violations;
  });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ""}`).join(" | ")}`);
}
