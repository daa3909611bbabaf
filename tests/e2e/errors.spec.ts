import { expect, test } from "@playwright/test";
import { findKey, keyList, openWindow } from "./window";

/** Words that each failure must say at least, wherever it comes from. */
const COPY_FAILS = {
  timed_out: "did not answer in time",
  connection_refused: "Nothing answers at",
  unknown_host: "No host of that name was found.",
  connection_broken: "broke. Nothing was changed there.",
  tls_not_trusted: "an authority that this computer does not know",
  not_json: "something that is not JSON",
  empty_answer: "gave an empty answer",
  cut_off: "ended too early",
  too_large: "More than 10 MB is not read",
  unexpected_answer: "answered in an unknown shape",
  sign_in_needed: "first.",
  forbidden: "may not do that",
  vault_closed: "The secrets are shut.",
  vault_failed: "The secrets cannot be opened.",
  clipboard_failed: "The clipboard cannot be used.",
  no_such_key: "is not on",
  internal: "Chatelaine made a mistake.",
} as const;

for (const [code, words] of Object.entries(COPY_FAILS)) {
  test(`says ${code} in its own words, and the window stays usable`, async ({ page }) => {
    await openWindow(page, { more: `&fail=keyCopy:${code}` });
    await (await findKey(page, "berlin-clinic-07")).click();
    await page.getByRole("button", { name: "Copy secret" }).click();
    await expect(page.getByRole("alert")).toContainText(words);
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox").fill("");
    await keyList(page);
  });
}

test("counts down where a server asks to wait, and keeps Try again shut until then", async ({ page }) => {
  await page.clock.install();
  await openWindow(page, { more: "&fail=keyCopy:locked_out&slow=0" });
  await (await findKey(page, "berlin-clinic-07")).click();
  await expect(page.getByRole("button", { name: "Copy secret" })).toBeVisible();
  // From here on the time stands still: the countdown must not go on while a busy computer looks for it.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await page.getByRole("button", { name: "Copy secret" }).click();
  const note = page.getByRole("alert");
  await expect(note).toContainText("Try again in 0:42");
  await expect(note.getByText("assumed")).toBeVisible();
  await expect(note.getByRole("button", { name: "Try again" })).toHaveAttribute("aria-disabled", "true");
  await page.clock.runFor(43_000);
  await expect(note).toContainText("You can try again now.");
});
