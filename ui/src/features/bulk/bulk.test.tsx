import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { BulkDeed, BulkView, Host } from "@/ipc";
import { createMockHost, moveBulk, worldOf } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { BulkDialog } from "./preview/BulkDialog";
import { BulkPage } from "./progress/BulkPage";

const REVOKE: BulkDeed = { deed: "revoke" };
const all = (search: string) => ({ by: "query" as const, search, statuses: [], servers: [], except: [] });

function ask(search: string, { host = createMockHost({ still: true }), hold = 0, deed = REVOKE }: { host?: Host; hold?: number; deed?: BulkDeed } = {}) {
  const given = { onClose: vi.fn(), onStarted: vi.fn(), onSignIn: vi.fn() };
  const sent = vi.spyOn(host, "bulkStart");
  const discarded = vi.spyOn(host, "bulkDiscard");
  return { ...given, sent, discarded, ...showWithHost(<BulkDialog of={{ deed, selection: all(search) }} hold={hold} {...given} />, host) };
}

describe("the question before work on several keys", () => {
  it("cannot be answered with yes where no key can be included", async () => {
    const { user, sent } = ask("Service-account");
    const button = await screen.findByRole("button", { name: "Delete 0 keys" });
    expect(button).toHaveAccessibleDescription("None of these keys can be included");
    await user.click(button);
    expect(screen.queryByRole("timer")).toBeNull();
    expect(sent).not.toHaveBeenCalled();
  });

  it("names every key, what cannot be undone where, and what is left out with the reason", async () => {
    const { user } = ask("");
    const dialog = await screen.findByRole("dialog", { name: /Revoke \d+ keys on 4 servers/ });
    await within(dialog).findByText("marked as revoked, can be undone");
    expect(dialog).toHaveTextContent(/Babelfor - sandbox\s*\d+ keys marked as revoked, can be undone/);
    expect(dialog).toHaveTextContent(/Haut\.AI - sandbox\s*\d+ keys deleted for good/);
    expect(await within(dialog).findByRole("row", { name: /accounting-export.*can be undone/ })).toBeVisible();
    await user.click(within(dialog).getByRole("radio", { name: /Left out/ }));
    expect(await within(dialog).findByRole("row", { name: /Service-account key in use.*not offered by the system/ })).toBeVisible();
  });

  it("starts on Cancel, which sends nothing and forgets the list", async () => {
    const { user, sent, discarded, onClose } = ask("activation-d");
    await screen.findByRole("row", { name: /activation-dk/ });
    await waitFor(() => expect(screen.getByRole("button", { name: /Cancel/ })).toHaveFocus());
    screen.getByRole("button", { name: "Revoke 2 keys" }).focus();
    await user.keyboard("{Enter}{Control>}{Enter}{/Control}");
    expect(screen.queryByText("Nothing has been sent yet.")).toBeNull();
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
    expect(discarded).toHaveBeenCalledOnce();
    expect(sent).not.toHaveBeenCalled();
  });

  it("is held for a moment in which nothing is sent, and can be taken back", async () => {
    const { user, sent, discarded, onClose } = ask("activation-d", { hold: 60_000 });
    await user.click(await screen.findByRole("button", { name: "Revoke 2 keys" }));
    expect(await screen.findByText("Nothing has been sent yet.")).toBeVisible();
    expect(screen.getByRole("timer")).toHaveTextContent(/Revoke 2 keys: begins in \d:\d\d/);
    await waitFor(() => expect(screen.getByRole("button", { name: /Cancel, send nothing/ })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(onClose).toHaveBeenCalledOnce();
    expect(discarded).toHaveBeenCalledOnce();
    expect(sent).not.toHaveBeenCalled();
  });

  it("starts what was shown when the hold is over", async () => {
    const { user, sent, onStarted } = ask("activation-d");
    await user.click(await screen.findByRole("button", { name: "Revoke 2 keys" }));
    await waitFor(() => expect(onStarted).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ state: "running" })));
    expect(sent).toHaveBeenCalledExactlyOnceWith((onStarted.mock.calls[0]![0] as BulkView).id);
  });

  it("wants the number typed from twenty keys on", async () => {
    const { user, sent } = ask("clinic", { hold: 60_000 });
    const button = await screen.findByRole("button", { name: "Delete 42 keys" });
    expect(button).toHaveAccessibleDescription("Type the number of keys first");
    await user.click(button);
    expect(screen.queryByRole("timer")).toBeNull();
    fireEvent.change(screen.getByRole("textbox", { name: "Type 42 to go on" }), { target: { value: "42" } });
    await user.click(screen.getByRole("button", { name: "Delete 42 keys" }));
    expect(await screen.findByRole("timer")).toBeVisible();
    expect(sent).not.toHaveBeenCalled();
  });

  it("stays with the reason when it cannot be prepared", async () => {
    const { sent } = ask("activation-d", { host: createMockHost({ faults: { bulkPrepare: "ledger_failed" } }) });
    expect(await screen.findByRole("alert")).toHaveTextContent("cannot be used");
    expect(sent).not.toHaveBeenCalled();
  });
});

async function run(search: string, host: Host = createMockHost({ still: true }), deed = REVOKE) {
  const { id } = await host.bulkPrepare({ deed, selection: all(search) });
  await host.bulkStart(id);
  const given = { onKeys: vi.fn(), onUndo: vi.fn(), onRotation: vi.fn(), onSignIn: vi.fn() };
  const shown = showWithHost(<BulkPage operation={id} trail={[]} {...given} />, host);
  await screen.findByRole("list", { name: "By server" });
  return { ...shown, ...given, id, move: (items: number) => act(() => Promise.resolve().then(() => moveBulk(host, items))) };
}

describe("the page of work on several keys", () => {
  it("follows what is done, key by key", async () => {
    const { move } = await run("activation");
    await move(3);
    expect(await screen.findByRole("row", { name: /Revoked activation-de.*can be undone/ })).toBeVisible();
    await waitFor(() => expect(screen.getAllByRole("progressbar")[0]).toHaveAttribute("aria-valuenow", "3"));
    expect(screen.getByText("37%")).toBeVisible();
    expect(screen.getByText("37%: 3 done, 0 failed, 5 left")).toBeInTheDocument();
  });

  it("pauses with P and goes on with P", async () => {
    const { user, host, id, move } = await run("activation");
    await move(2);
    await user.keyboard("p");
    expect(await screen.findByText("Paused.")).toBeVisible();
    await move(5);
    expect((await host.bulkView(id)).counts.done).toBe(2);
    await user.keyboard("p");
    expect(await screen.findByRole("button", { name: /Pause/ })).toBeVisible();
    await move(9);
    expect(await screen.findByText("finished")).toBeVisible();
    expect((await host.bulkView(id)).counts.done).toBe(8);
  });

  it("stops for good only after a question", async () => {
    const { user, host, id, move } = await run("activation");
    await move(2);
    await user.click(screen.getByRole("button", { name: "Stop" }));
    await user.click(await screen.findByRole("button", { name: /Stop, leave 6/ }));
    expect(await screen.findByText("stopped")).toBeVisible();
    expect((await host.bulkView(id)).counts.left).toBe(6);
  });

  it("shows why keys failed, and tries one or all of them again", async () => {
    const { user, host, id, move } = await run("activation", createMockHost({ world: "stumbling", still: true }));
    await move(9);
    expect(await screen.findByRole("row", { name: /Failed activation-de.*Babelfor - sandbox refused/ })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Retry activation-de" }));
    await waitFor(async () => expect((await host.bulkView(id)).counts.left).toBe(1));
    await move(1);
    expect(await screen.findByRole("row", { name: /Revoked activation-de/ })).toBeVisible();
    expect((await host.bulkView(id)).counts.failed).toBe(0);
  });

  it("looks what became of keys whose answer was lost, and never sends them again by itself", async () => {
    const { user, host, id, move } = await run("aarhus-clinic", createMockHost({ world: "stumbling", still: true }));
    await move(9);
    expect(await screen.findByText("What became of 2 keys is not known.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /Retry/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Check first" }));
    await waitFor(async () => expect((await host.bulkView(id)).counts).toMatchObject({ done: 1, unknown: 0, left: 1 }));
    expect(await screen.findByRole("row", { name: /Deleted aarhus-clinic-01/ })).toBeVisible();
  });

  it("says which server asked to wait, and for how long", async () => {
    const { move } = await run("berlin-clinic", createMockHost({ world: "limited", still: true }));
    await move(9);
    expect(await screen.findByRole("timer", { name: /Haut\.AI - sandbox asked to wait/ })).toHaveTextContent(/continues in \d:\d\d/);
    expect(screen.getByText(/Waiting as asked; \d+ left/)).toBeVisible();
  });

  it("stands where nobody is signed in any more, and leads to the sign-in", async () => {
    const host = createMockHost({ still: true });
    const server = await serverOf(host, "haut");
    const { user, move, onSignIn } = await run("berlin-clinic", host);
    await act(() => host.sessionSignOut(server));
    await move(9);
    expect(await screen.findByText("Paused.")).toBeVisible();
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(onSignIn).toHaveBeenCalledWith(server);
  });

  it("takes back what can be taken back", async () => {
    const { user, host, id, move, onUndo } = await run("activation");
    await move(9);
    await user.click(await screen.findByRole("button", { name: "Undo 8 revocations" }));
    await waitFor(() => expect(onUndo).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ deed: { deed: "restore" }, state: "draft" })));
    expect(worldOf(host).bulks.get(id)?.state).toBe("done");
  });

  it("leads from a new successor to its hand-over", async () => {
    const { user, move, onRotation } = await run("activation-d", createMockHost({ still: true }), { deed: "rotate" });
    await move(9);
    await user.click(await screen.findByRole("button", { name: "Hand over the successor of activation-de" }));
    expect(onRotation).toHaveBeenCalledOnce();
  });

  it("writes what became of each key into a file", async () => {
    const { user, host, id, move } = await run("activation");
    await move(9);
    const exported = vi.spyOn(host, "bulkExport");
    await user.click(await screen.findByRole("button", { name: "Export result" }));
    await user.click(await screen.findByRole("menuitem", { name: "JSON, for programs" }));
    await waitFor(() => expect(exported).toHaveBeenCalledExactlyOnceWith(id, "json", expect.any(String)));
    expect(await exported.mock.results[0]?.value).toEqual({ path: "/home/a.meyer/chatelaine-results.json", rows: 8 });
  });

  it("shows beside its buttons why it cannot go on", async () => {
    const { user, move } = await run("activation", createMockHost({ still: true, faults: { bulkPause: "ledger_failed" } }));
    await move(2);
    await user.click(screen.getByRole("button", { name: /Pause/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The list on this computer cannot be used.");
  });

  it("says so when it is not known any more", async () => {
    showWithHost(<BulkPage operation="gone" trail={[]} onKeys={vi.fn()} onUndo={vi.fn()} onRotation={vi.fn()} onSignIn={vi.fn()} />);
    expect(await screen.findByText("This work is not known any more")).toBeVisible();
  });
});
