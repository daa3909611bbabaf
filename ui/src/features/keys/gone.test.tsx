import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ToastRegion } from "@/components";
import type { Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { KeysPage } from "./KeysPage";

async function open(search: string, host: Host = createMockHost({ world: "gone" })) {
  const given = { onServer: vi.fn(), onCreate: vi.fn(), onRevoke: vi.fn(), onRotate: vi.fn(), onMany: vi.fn(), onSignIn: vi.fn(), onAddServer: vi.fn(), onUnlock: vi.fn() };
  const asked = vi.spyOn(host, "keyPage");
  const server = await serverOf(host, "babelfor");
  const shown = showWithHost(<ToastRegion><KeysPage server={server} {...given} /></ToastRegion>, host);
  fireEvent.change(await screen.findByRole("searchbox"), { target: { value: search } });
  return { ...given, asked, server, ...shown };
}
async function showGone({ user }: Pick<Awaited<ReturnType<typeof open>>, "user">) {
  await user.click(screen.getByRole("button", { name: "Filter" }));
  await user.click(await screen.findByRole("menuitem", { name: "Also keys that are gone" }));
  return screen.findByRole("row", { name: /ad-feed-nl/ });
}

describe("keys that are gone", () => {
  it("are in the list only at a wish, and say since when they are gone", async () => {
    const shown = await open("ad-feed-nl");
    expect(await screen.findByText("No keys match")).toBeVisible();
    const row = await showGone(shown);
    expect(row).toHaveTextContent(/Gone 3 d ago/);
    expect(row).not.toHaveTextContent(/Expiring/);
    await shown.user.click(screen.getByRole("button", { name: "Gone too" }));
    expect(await screen.findByText("No keys match")).toBeVisible();
  });

  it("can be looked at, and nothing else", async () => {
    const shown = await open("ad-feed-nl");
    const row = await showGone(shown);
    await shown.user.click(within(row).getByText("ad-feed-nl"));
    const drawer = await screen.findByRole("dialog", { name: "ad-feed-nl" });
    expect(drawer).toHaveTextContent("Babelfor - sandbox no longer lists this key.");
    expect(drawer).toHaveTextContent("gone with the key");
    for (const name of [/Copy secret/, /Revoke/, /Rotate/, /Change expiry/]) expect(within(drawer).queryByRole("button", { name })).toBeNull();
    await shown.user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    screen.getByRole("grid").focus();
    await shown.user.keyboard("{Delete}r");
    expect(shown.onRevoke).not.toHaveBeenCalled();
    expect(shown.onRotate).not.toHaveBeenCalled();
    await shown.user.click(within(await screen.findByRole("row", { name: /ad-feed-nl/ })).getByRole("button", { name: /More actions/ }));
    expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Details"), expect.stringContaining("Copy name")]);
  });

  it("are never chosen, not even with all that match", async () => {
    const shown = await open("feed-nl");
    const row = await showGone(shown);
    expect(within(row).getByRole("checkbox")).toHaveAccessibleDescription("It is gone: there is nothing left to do");
    screen.getByRole("grid").focus();
    await shown.user.keyboard("{Control>}a{/Control}");
    expect(await screen.findByRole("region", { name: "Selected keys" })).toHaveTextContent("1 key selected");
    await waitFor(() => expect(screen.getByRole("row", { name: /Select stock-feed-nl / })).toHaveAttribute("aria-selected", "true"));
    expect(screen.getByRole("row", { name: /ad-feed-nl/ })).toHaveAttribute("aria-selected", "false");
    await shown.user.keyboard("{Escape}{Home} {Shift>}{ArrowDown}{/Shift}");
    expect(await screen.findByRole("region", { name: "Selected keys" })).toHaveTextContent("1 key selected");
  });
});

describe("an export of keys", () => {
  it("holds what the filter of the page leaves, in its order", async () => {
    const shown = await open("feed-nl");
    const exported = vi.spyOn(shown.host, "keyExport");
    await showGone(shown);
    await shown.user.click(screen.getByRole("button", { name: "Name" }));
    await shown.user.click(await screen.findByRole("button", { name: "Export 2 keys" }));
    await shown.user.click(await screen.findByRole("menuitem", { name: "CSV, for spreadsheets" }));
    expect(await screen.findByText("2 rows written to /home/a.meyer/chatelaine-keys.csv")).toBeVisible();
    expect(exported).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ search: "feed-nl", servers: [shown.server], gone: true, sort: "name", descending: true }), "csv", expect.any(String));
  });
});
