import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost } from "@/ipc/mock";
import type { Host } from "@/ipc";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { KeysPage } from "./KeysPage";
import { dayAhead, entryOf, momentAt } from "@/words";

const given = { onServer: () => {}, onCreate: () => {}, onRevoke: () => {}, onRotate: () => {}, onMany: () => {}, onSignIn: () => {}, onAddServer: () => {}, onUnlock: () => {} };

async function nameOn(host: Host, system: string, status?: "revoked" | "active" | "never") {
  const server = await serverOf(host, system);
  const { rows } = await host.keyPage({ search: null, statuses: status ? [status] : [], servers: [server], gone: false, sort: "name", descending: false, grouped: false, offset: 0, limit: 200 });
  return rows[0]!;
}

async function openKey(system: string, status?: "revoked" | "active" | "never", host = createMockHost()) {
  const key = await nameOn(host, system, status);
  const shown = showWithHost(<KeysPage server={key.server} {...given} />, host);
  fireEvent.change(await screen.findByRole("searchbox"), { target: { value: key.name } });
  await shown.user.click(await screen.findByRole("row", { name: new RegExp(key.name) }));
  const drawer = await screen.findByRole("dialog", { name: key.name });
  const now = async () => (await host.keyPage({ search: key.name, statuses: [], servers: [key.server], gone: false, sort: "name", descending: false, grouped: false, offset: 0, limit: 9 })).rows.find(({ id }) => id === key.id)!;
  return { ...shown, key, drawer, now };
}

describe("the end of a key", () => {
  it("is changed where the system lets it", async () => {
    const { user, drawer, now } = await openKey("babelfor", "active");
    await user.click(within(drawer).getByRole("button", { name: "Change expiry" }));
    await user.click(within(drawer).getByRole("button", { name: "in 30 days" }));
    await user.click(within(drawer).getAllByRole("button", { name: "Change expiry" }).find((button) => button.getAttribute("type") === "submit")!);
    const wanted = momentAt(dayAhead(30, Date.now()))!;
    await waitFor(async () => expect((await now()).expires).toBe(wanted.toISOString()));
    expect(within(drawer).queryByLabelText("Date")).toBeNull();
  });

  it("may be taken away where the system has keys without end", async () => {
    const { user, drawer, now } = await openKey("babelfor", "active");
    await user.click(within(drawer).getByRole("button", { name: "Change expiry" }));
    await user.click(within(drawer).getByRole("checkbox", { name: "Never expires" }));
    await user.click(within(drawer).getAllByRole("button", { name: "Change expiry" }).find((button) => button.getAttribute("type") === "submit")!);
    await waitFor(async () => expect((await now()).expires).toBeNull());
  });

  it("is not set to the past", async () => {
    const host = createMockHost();
    const asked = vi.spyOn(host, "keyChangeExpiry");
    const { user, drawer } = await openKey("babelfor", "active", host);
    await user.click(within(drawer).getByRole("button", { name: "Change expiry" }));
    fireEvent.change(within(drawer).getByLabelText("Date"), { target: { value: "2020-01-01" } });
    await user.click(within(drawer).getAllByRole("button", { name: "Change expiry" }).find((button) => button.getAttribute("type") === "submit")!);
    expect(await within(drawer).findByText("This is over already")).toBeVisible();
    expect(asked).not.toHaveBeenCalled();
  });

  it("is closed with the reason where it is fixed at creation", async () => {
    const { drawer } = await openKey("haut", "active");
    const button = within(drawer).getByRole("button", { name: "Change expiry" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription(/Haut\.AI sets the expiry only at creation/);
  });

  it("stays on screen as it was when the server refuses", async () => {
    const { user, drawer, key } = await openKey("babelfor", "active", createMockHost({ faults: { keyChangeExpiry: "changed_meanwhile" } }));
    await user.click(within(drawer).getByRole("button", { name: "Change expiry" }));
    await user.click(within(drawer).getAllByRole("button", { name: "Change expiry" }).find((button) => button.getAttribute("type") === "submit")!);
    expect(await within(drawer).findByRole("alert")).toHaveTextContent("Somebody else changed this");
    expect(within(drawer).getByLabelText("Date")).toHaveValue(entryOf(new Date(key.expires!)).date);
  });
});

describe("a reminder", () => {
  it("is kept for a key of a system without ends, is marked as ours, and can be forgotten", async () => {
    const { user, drawer, now } = await openKey("bfore");
    await user.click(within(drawer).getByRole("button", { name: "Set a reminder" }));
    expect(within(drawer).getByText(/Kept by Chatelaine on this computer/)).toBeVisible();
    await user.click(within(drawer).getByRole("button", { name: "in 7 days" }));
    await user.click(within(drawer).getByRole("button", { name: "Keep this reminder" }));
    expect(await within(drawer).findByText("kept by Chatelaine")).toBeVisible();
    expect(Date.parse((await now()).reminder!)).toBeGreaterThan(Date.now());
    expect(screen.getByRole("row", { name: /reminder \d+ / })).toBeVisible();
    await user.click(within(drawer).getByRole("button", { name: "Change the reminder" }));
    await user.click(within(drawer).getByRole("button", { name: "Forget the reminder" }));
    await waitFor(async () => expect((await now()).reminder).toBeNull());
  });

  it("is not offered where keys have an end of their own", async () => {
    const { drawer } = await openKey("babelfor", "active");
    expect(within(drawer).queryByRole("button", { name: /reminder/i })).toBeNull();
  });
});

describe("a revocation", () => {
  it("is undone where the system lets it", async () => {
    const { user, drawer, now } = await openKey("babelfor", "revoked");
    expect(within(drawer).queryByRole("button", { name: /Revoke 1 key/ })).toBeNull();
    await user.click(within(drawer).getByRole("button", { name: "Undo revocation" }));
    await waitFor(async () => expect((await now()).status).not.toBe("revoked"));
    expect(await within(drawer).findByRole("button", { name: /Revoke 1 key/ })).toBeVisible();
  });
});

describe("a pause that a server asked for", () => {
  it("is counted down, and can be stopped", async () => {
    const host = createMockHost({ world: "limited" });
    const { user } = showWithHost(<KeysPage server={await serverOf(host, "haut")} {...given} />, host);
    const again = await screen.findByRole("button", { name: "Read the lists again" });
    await waitFor(() => expect(again).not.toHaveAttribute("aria-disabled", "true"));
    await user.click(again);
    expect(await screen.findByRole("timer", { name: /Haut\.AI - sandbox asked to wait/ })).toHaveTextContent(/goes on in \d:\d\d/);
    await user.click(screen.getByRole("button", { name: "Stop reading" }));
    expect(await screen.findByRole("button", { name: "Read the lists again" })).toBeVisible();
  });
});
