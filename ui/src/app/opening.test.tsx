import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { IpcError, useApp, usePreferences, type ErrorView, type Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { OpeningGate } from "./OpeningGate";

/** A window that shows which profile is open. */
function Open() {
  usePreferences();
  return <p>open: {useApp().data?.profile.kind ?? "waiting"}</p>;
}

function show(host: Host, onOpened = vi.fn()) {
  const shown = showWithHost(
    <OpeningGate onOpened={onOpened}>
      <Open />
    </OpeningGate>,
    host,
  );
  return { ...shown, onOpened };
}

const unopened = () => createMockHost({ world: "unopened" });
const title = { name: "Your profile could not be opened" };
const refusal = (code: ErrorView["code"], detail: string) => new IpcError({ code, detail, message: "for logs", server: null, retryAfter: null, retryAssumed: false, assumed: [], certificate: null });

describe("a profile that could not be opened", () => {
  it("is told with its cause, what is safe, where it lies and what to do", async () => {
    show(unopened());
    expect(await screen.findByRole("heading", title)).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent(/ledger\.sqlite is damaged.*bring back a backup/);
    expect(screen.getByText(/Nothing was changed/)).toBeVisible();
    expect(screen.getByText("/home/a.meyer/.local/share/chatelaine/own")).toBeVisible();
    expect(screen.getByText(/then try again/)).toBeVisible();
    expect(screen.queryByText(/^open:/)).toBeNull();
  });

  it("opens by another try from the keyboard, and what waited is answered", async () => {
    const { user, onOpened } = show(unopened());
    await waitFor(async () => expect(await screen.findByRole("button", { name: "Try again" })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(await screen.findByText("open: own")).toBeVisible();
    expect(onOpened).toHaveBeenCalledOnce();
    expect(screen.queryByRole("heading", title)).toBeNull();
  });

  it("leads into the sandbox", async () => {
    const { user } = show(unopened());
    await waitFor(async () => expect(await screen.findByRole("button", { name: "Try again" })).toHaveFocus());
    await user.tab();
    expect(screen.getByRole("button", { name: "Try the sandbox" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(await screen.findByText("open: sandbox")).toBeVisible();
  });

  it("says anew why, where another try fails in another way, and stays", async () => {
    const host = unopened();
    const { user } = show(host);
    vi.spyOn(host, "profileSwitch").mockRejectedValueOnce(refusal("ledger_failed", "the ledger cannot be written: disk full"));
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/disk full/)).toBeVisible();
    expect(screen.queryByText(/is damaged/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("open: own")).toBeVisible();
  });

  it("keeps the cause where the sandbox cannot be opened either", async () => {
    const host = unopened();
    const { user } = show(host);
    vi.spyOn(host, "profileSwitch").mockRejectedValueOnce(refusal("sandbox_failed", "no port is free"));
    await user.click(await screen.findByRole("button", { name: "Try the sandbox" }));
    expect(await screen.findByText(/no port is free/i)).toBeVisible();
    expect(screen.getByText(/is damaged/)).toBeVisible();
  });

  it("is the sandbox where that was to be opened, and leads to the user's own servers", async () => {
    const host = unopened();
    const view = await host.openingView();
    vi.spyOn(host, "openingView").mockResolvedValue(view && { ...view, kind: "sandbox", error: refusal("sandbox_failed", "no port is free").view });
    const { user } = show(host);
    expect(await screen.findByRole("heading", { name: "The sandbox could not be opened" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open my servers" }));
    expect(await screen.findByText("open: own")).toBeVisible();
  });
});

it("is not told of where a profile is open", async () => {
  show(createMockHost());
  expect(await screen.findByText("open: sandbox")).toBeVisible();
  expect(screen.queryByRole("heading", title)).toBeNull();
});
