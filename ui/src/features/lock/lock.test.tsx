import { screen, waitFor } from "@testing-library/react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useApp, useLockAction, useServers, type Host, type KeychainTrouble } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { en } from "@/words/en";
import { LockGate } from "./LockGate";
import { LockRefused } from "./LockRefused";
import { LockWarning } from "./LockWarning";

const held: { client?: QueryClient } = {};
const cache = () => held.client?.getQueryCache().getAll() ?? [];

/** A window that shows names, and what locks it. */
function Names() {
  const client = useQueryClient();
  useEffect(() => {
    held.client = client;
  }, [client]);
  const servers = useServers();
  useApp();
  const lock = useLockAction((host, losing: boolean) => host.lockNow(losing));
  return (
    <>
      <ul>
        {servers.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <button onClick={() => void lock.run(false)}>lock</button>
      {lock.error && <LockRefused error={lock.error} busy={lock.busy} onStay={lock.clear} onLose={() => void lock.run(true)} />}
      <LockWarning onLock={() => void lock.run(false)} />
    </>
  );
}

function show(host: Host, onLocked = vi.fn()) {
  const shown = showWithHost(
    <LockGate onLocked={onLocked} recover={(back) => <button onClick={back}>by code</button>}>
      <Names />
    </LockGate>,
    host,
  );
  return { ...shown, onLocked };
}

/** Every text that names a server, an account or a key of the made-up world. */
async function names(host: Host): Promise<string[]> {
  const { servers, profile } = await host.appView();
  const page = await host.keyPage({ search: null, statuses: [], servers: [], sort: "name", descending: false, grouped: false, gone: false, offset: 0, limit: 200 });
  return [profile.folder, ...servers.flatMap(({ id, name, address, known }) => [id, name, address, ...known]), ...page.rows.flatMap(({ name, hint }) => [name, hint ?? name])];
}

const title = { name: "Chatelaine is locked" };

describe("a locked window", () => {
  it("holds no name in its text, its cache or the browser's storage", async () => {
    const host = createMockHost();
    const known = await names(host);
    const { user, onLocked } = show(host);
    expect(await screen.findByText("Haut.AI - sandbox")).toBeVisible();
    expect(known.length).toBeGreaterThan(100);

    await user.click(screen.getByRole("button", { name: "lock" }));
    expect(await screen.findByRole("heading", title)).toBeVisible();
    expect(onLocked).toHaveBeenCalledOnce();
    const read = JSON.stringify(cache().map(({ queryKey, state }) => [queryKey, state.data]));
    const everything = [document.documentElement.outerHTML, read, JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage))].join("\n");
    for (const name of known) expect(everything).not.toContain(name);
    expect(cache().map(({ queryKey }) => queryKey)).toEqual([["lock"]]);
    expect(held.client?.getMutationCache().getAll()).toEqual([]);
  });

  it("drops the answer to what was asked before it was locked", async () => {
    const host = createMockHost();
    const { user } = show(host);
    await screen.findByText("Haut.AI - sandbox");
    let answer: (value: unknown) => void = () => {};
    vi.spyOn(host, "appView").mockReturnValue(new Promise((resolve) => (answer = resolve as typeof answer)));
    void held.client?.invalidateQueries({ queryKey: ["app"] });
    await user.click(screen.getByRole("button", { name: "lock" }));
    await screen.findByRole("heading", title);
    answer({ servers: [{ id: "x", name: "Late server" }] });
    await Promise.resolve();
    expect(JSON.stringify(cache().map(({ state }) => state.data))).not.toContain("Late server");
  });

  it("opens by one press where the keychain seals it, and everything is there again", async () => {
    const host = createMockHost();
    const { user } = show(host);
    await user.click(await screen.findByRole("button", { name: "lock" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Unlock" })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Haut.AI - sandbox")).toBeVisible();
  });

  it("asks for the passphrase where one seals it", async () => {
    const host = createMockHost();
    await host.vaultChoosePassphrase("the right one");
    const { user } = show(host);
    await user.click(await screen.findByRole("button", { name: "lock" }));
    const field = await screen.findByLabelText("Passphrase");
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Enter the passphrase")).toBeVisible();
    await user.type(field, "wrong{Enter}");
    expect(await screen.findByText(/does not open the profile/)).toBeVisible();
    await user.clear(field);
    await user.type(field, "the right one{Enter}");
    expect(await screen.findByText("Haut.AI - sandbox")).toBeVisible();
  });

  it("says that what is in memory only stays there", async () => {
    const host = createMockHost();
    await host.vaultChooseMemory();
    const { user } = show(host);
    await user.click(await screen.findByRole("button", { name: "lock" }));
    expect(await screen.findByText(/in memory only, so they stay/)).toBeVisible();
    expect(screen.getByText("Memory only: gone at the end")).toBeVisible();
  });

  it.each(["absent", "locked", "denied", "full", "slow", "garbage", "missing", "other"] satisfies KeychainTrouble[])("stays locked when the keychain is %s, and says how to go on", async (trouble) => {
    const host = createMockHost();
    const { user } = show(host);
    await user.click(await screen.findByRole("button", { name: "lock" }));
    const view = await host.lockView();
    vi.spyOn(host, "lockOpen").mockResolvedValue({ ...view, vault: { state: "failed", trouble } });
    await user.click(await screen.findByRole("button", { name: "Unlock" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(en.vault.trouble[trouble].title);
    expect(screen.getByRole("alert")).toHaveTextContent(/Nothing is lost/);
    expect(screen.getByRole("button", { name: "Ask the keychain again" })).toBeVisible();
  });

  it("offers the recovery code only where one was made", async () => {
    const host = createMockHost();
    const { user } = show(host);
    await user.click(await screen.findByRole("button", { name: "lock" }));
    await screen.findByRole("heading", title);
    expect(screen.queryByRole("button", { name: "Use the recovery code" })).toBeNull();
  });

  it("says that a copied secret is still in the clipboard", async () => {
    const host = createMockHost();
    const view = await host.lockView();
    vi.spyOn(host, "lockView").mockResolvedValue({ ...view, locked: { since: new Date().toISOString(), reason: "sleep" }, recovery: "made", clipboardHeld: true });
    const { user } = show(host);
    expect(await screen.findByText(/could not be cleared from the clipboard/)).toBeVisible();
    expect(screen.getByText(/this computer slept/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Use the recovery code" }));
    await user.click(screen.getByRole("button", { name: "by code" }));
    expect(screen.getByRole("button", { name: "Unlock" })).toBeVisible();
  });
});

describe("locking", () => {
  it("is refused while a secret would be lost, and done when that is wanted", async () => {
    const { user } = show(createMockHost({ world: "unsealed" }));
    await user.click(await screen.findByRole("button", { name: "lock" }));
    const dialog = await screen.findByRole("dialog", { name: "A new secret would be lost" });
    await waitFor(() => expect(screen.getByRole("button", { name: "Stay unlocked" })).toHaveFocus());
    expect(dialog).toHaveTextContent(/not saved yet/);
    await user.click(screen.getByRole("button", { name: "Lock and lose the secret" }));
    expect(await screen.findByRole("heading", title)).toBeVisible();
  });
});

describe("use of the window", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  it("is told at most every 15 s, and at once when it is about to lock", async () => {
    const host = createMockHost();
    const told = vi.spyOn(host, "lockPutOff");
    const { user } = show(host);
    await screen.findByText("Haut.AI - sandbox");
    await user.keyboard("ab");
    expect(told).toHaveBeenCalledOnce();
    vi.setSystemTime(Date.now() + 15_000);
    await user.keyboard("c");
    expect(told).toHaveBeenCalledTimes(2);

    const soon = vi.spyOn(host, "lockView").mockResolvedValue({ ...(await host.lockView()), soon: new Date(Date.now() + 60_000).toISOString() });
    await held.client?.invalidateQueries({ queryKey: ["lock"] });
    expect(await screen.findByRole("region", { name: "Locks for want of use" })).toHaveTextContent(/in 1:00/);
    await user.keyboard("d");
    expect(told).toHaveBeenCalledTimes(3);
    soon.mockRestore();
    await held.client?.invalidateQueries({ queryKey: ["lock"] });
    await waitFor(() => expect(screen.queryByRole("region", { name: "Locks for want of use" })).toBeNull());
    vi.useRealTimers();
  });
});
