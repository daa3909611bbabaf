import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { KeysPage, type KeysPageProps } from "./KeysPage";
import { lifeDays, lifeLeft } from "./life";

function open(host: Host = createMockHost(), more: Partial<KeysPageProps> = {}) {
  const given = { onServer: vi.fn(), onCreate: vi.fn(), onRevoke: vi.fn(), onRotate: vi.fn(), onMany: vi.fn(), onSignIn: vi.fn(), onAddServer: vi.fn(), onUnlock: vi.fn() };
  const asked = vi.spyOn(host, "keyPage");
  return { ...given, asked, ...showWithHost(<KeysPage server={undefined} {...given} {...more} />, host) };
}
const row = (name: RegExp) => screen.findByRole("row", { name });

describe("the list of keys", () => {
  it("asks for a screenful, never for all", async () => {
    const { asked } = open(createMockHost({ world: "large" }));
    await row(/accounting-export/);
    expect(asked.mock.calls.length).toBeLessThan(6);
    for (const [query] of asked.mock.calls) expect(query.limit).toBeLessThanOrEqual(200);
  });

  it("waits for the typing to rest before it asks again", async () => {
    const { asked } = open();
    await row(/accounting-export/);
    asked.mockClear();
    for (const value of ["a", "ad", "ad-feed"]) fireEvent.change(screen.getByRole("searchbox"), { target: { value } });
    await waitFor(() => expect(screen.queryByRole("row", { name: /accounting-export/ })).toBeNull());
    expect(asked.mock.calls.map(([{ search }]) => search)).toEqual(["ad-feed"]);
  });

  it("says why a server's part of the list is old, and asks that server alone again", async () => {
    const host = createMockHost({ world: "offline" });
    const again = vi.spyOn(host, "keyRefresh");
    const { user } = open(host);
    const note = (await screen.findByText(/Haut\.AI - sandbox failed\./)).closest<HTMLElement>("[role=alert]")!;
    expect(note).toHaveTextContent(/The list of .*\d\d:\d\d stays\./);
    await user.click(within(note).getByRole("button", { name: "Try again" }));
    expect(again).toHaveBeenCalledExactlyOnceWith(await serverOf(host, "haut"));
  });

  it("revokes by Delete only what can be revoked", async () => {
    const { user, onRevoke } = open();
    await row(/accounting-export/);
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(await screen.findByRole("menuitem", { name: "Only revoked" }));
    await waitFor(() => expect(screen.queryByRole("row", { name: /accounting-export/ })).toBeNull());
    screen.getByRole("grid").focus();
    await user.keyboard("{ArrowDown}{Delete}");
    expect(onRevoke).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: /^Revoked/ }));
    await row(/accounting-export/);
    screen.getByRole("grid").focus();
    await user.keyboard("{Home}{ArrowDown}{Delete}");
    expect(onRevoke).toHaveBeenCalledOnce();
  });

  it("copies the name of a key, which is no secret", async () => {
    const { user } = open();
    await row(/accounting-export/);
    screen.getByRole("grid").focus();
    await user.keyboard("{ArrowDown}{Control>}{Shift>}c{/Shift}{/Control}");
    expect(await screen.findByText("Copied the name accounting-export")).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe("accounting-export");
  });

  it("opens no dialog for a new key where none can be made", async () => {
    const { user, onCreate } = open(createMockHost(), { createOff: "Sign in to a server first" });
    await row(/accounting-export/);
    screen.getByRole("grid").focus();
    await user.keyboard("c");
    await user.click(screen.getByRole("button", { name: /Create key/ }));
    expect(onCreate).not.toHaveBeenCalled();
  });
});

describe("the last use of a key", () => {
  it("has a column only where a server in the list tells it", async () => {
    const { unmount } = open();
    await row(/accounting-export/);
    expect(screen.queryByRole("columnheader", { name: "Last used" })).toBeNull();
    unmount();
    const host = createMockHost({ world: "stranger" });
    const { unmount: leave } = open(host);
    await row(/accounting-export/);
    expect(await screen.findByRole("columnheader", { name: "Last used" })).toBeVisible();
    leave();
    open(host, { server: await serverOf(host, "babelfor") });
    await row(/accounting-export/);
    expect(screen.queryByRole("columnheader", { name: "Last used" })).toBeNull();
  });

  it("is said of a key, and of another that it is not reported", async () => {
    const host = createMockHost({ world: "stranger" });
    open(host, { server: await serverOf(host, "hub") });
    expect(await row(/nightly-sync.*3 d ago/)).toBeVisible();
    expect(await row(/spare.*not reported/)).toBeVisible();
  });

  it("is no fact of a key whose system never tells it", async () => {
    const host = createMockHost({ world: "stranger" });
    const { user, unmount } = open(host, { server: await serverOf(host, "hub") });
    await user.click(await row(/nightly-sync/));
    expect(within(await screen.findByRole("dialog", { name: "nightly-sync" })).getAllByText("Last used")).not.toHaveLength(0);
    unmount();
    const again = open(host, { server: await serverOf(host, "babelfor") });
    await again.user.click(await row(/accounting-export/));
    expect(within(await screen.findByRole("dialog", { name: "accounting-export" })).queryByText("Last used")).toBeNull();
  });
});

describe("the drawer of a key", () => {
  it("closes when the key is gone from its server", async () => {
    const host = createMockHost();
    const { user } = open(host);
    fireEvent.change(await screen.findByRole("searchbox"), { target: { value: "berlin-clinic-12" } });
    await user.click(await row(/berlin-clinic-12/));
    expect(await screen.findByRole("dialog", { name: "berlin-clinic-12" })).toBeVisible();
    const haut = await serverOf(host, "haut");
    const { rows } = await host.keyPage({ search: "berlin-clinic-12", statuses: [], servers: [haut], gone: false, sort: "name", descending: false, grouped: false, offset: 0, limit: 1 });
    await host.keyRevoke(haut, rows[0]!.id);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("shows the error of a copy where it happened, and never a secret", async () => {
    const host = createMockHost({ faults: { keyCopy: "clipboard_failed" } });
    const { user } = open(host);
    fireEvent.change(await screen.findByRole("searchbox"), { target: { value: "berlin-clinic-07" } });
    await user.click(await row(/berlin-clinic-07/));
    const drawer = await screen.findByRole("dialog", { name: "berlin-clinic-07" });
    await user.click(within(drawer).getByRole("button", { name: "Copy secret" }));
    expect(await within(drawer).findByRole("alert")).toHaveTextContent("The clipboard cannot be used. Nothing was copied.");
  });
});

describe("the life of a key", () => {
  const key = { server: "s", id: "1", name: "n", hint: null, owner: null, created: "2026-11-01T00:00:00Z", expires: "2026-12-01T00:00:00Z", lastUsed: null, reminder: null, permissions: null, about: null, status: "active", secret: "server", goneSince: null } as const;
  const now = Date.parse("2026-11-16T00:00:00Z");

  it("is told by what is left of the whole", () => {
    expect(lifeLeft(key, now)).toBe(0.5);
    expect(lifeLeft({ ...key, expires: null }, now)).toBeUndefined();
    expect(lifeLeft(key, Date.parse("2027-01-01T00:00:00Z"))).toBe(0);
  });

  it("counts days from one, up to the last", () => {
    expect(lifeDays(key, now)).toEqual({ day: 15, days: 30 });
    expect(lifeDays(key, Date.parse("2027-01-01T00:00:00Z"))).toEqual({ day: 30, days: 30 });
    expect(lifeDays({ ...key, created: null }, now)).toBeUndefined();
  });
});
