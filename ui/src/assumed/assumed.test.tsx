import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ErrorNote } from "@/errors";
import { useAccount, useAction, useHost, type Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { AssumedDoor } from "./AssumedDoor";

function Creating({ server, name }: { server: string; name: string }) {
  const host = useHost();
  const create = useAction(() => host.keyCreate({ server, name, expires: null, permissions: ["Read"], about: null }));
  return (
    <>
      <button onClick={() => void create.run()}>Create</button>
      <p>{create.busy ? "at work" : "at rest"}</p>
      {create.error && <ErrorNote error={create.error} />}
    </>
  );
}

async function open(host: Host = createMockHost({ world: "unaccepted" })) {
  const server = await serverOf(host, "babelfor");
  const onCorrect = vi.fn();
  const shown = showWithHost(
    <AssumedDoor onCorrect={onCorrect}>
      <Creating server={server} name="on-assumption" />
    </AssumedDoor>,
    host,
  );
  const made = async () => (await host.keyPage({ search: "on-assumption", statuses: [], servers: [], gone: false, sort: "name", descending: false, grouped: false, offset: 0, limit: 9 })).total;
  return { ...shown, server, onCorrect, made };
}

describe("an action that rests on assumed facts", () => {
  it("asks, naming what is assumed and why, and goes on with the very action once it is accepted", async () => {
    const { user, host, server, made } = await open();
    await user.click(screen.getByRole("button", { name: "Create" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog).toHaveTextContent("Creating a key");
    expect(dialog).toHaveTextContent("the wrapper's name and the answer are inferred");
    await waitFor(() => expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus());
    expect(await made()).toBe(0);
    await user.click(within(dialog).getByRole("button", { name: /Accept and go on/ }));
    await waitFor(async () => expect(await made()).toBe(1));
    expect(screen.queryByRole("dialog")).toBeNull();
    const { assumed } = await host.serverDetails(server);
    expect(assumed.find(({ table }) => table === "keys.create")?.accepted).not.toBeNull();
  });

  it("asks once per server", async () => {
    const { user, made } = await open();
    await user.click(screen.getByRole("button", { name: "Create" }));
    await user.click(await screen.findByRole("button", { name: /Accept and go on/ }));
    await waitFor(async () => expect(await made()).toBe(1));
    await user.click(screen.getByRole("button", { name: "Create" }));
    await waitFor(async () => expect(await made()).toBe(2));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("leaves everything as it was when it is not accepted", async () => {
    const { user, host, server, made } = await open();
    await user.click(screen.getByRole("button", { name: "Create" }));
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    await screen.findByText("at rest");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(await made()).toBe(0);
    const { assumed } = await host.serverDetails(server);
    expect(assumed.find(({ table }) => table === "keys.create")?.accepted).toBeNull();
  });

  it("leads to where it can be corrected", async () => {
    const { user, server, onCorrect } = await open();
    await user.click(screen.getByRole("button", { name: "Create" }));
    await user.click(await screen.findByRole("button", { name: "correct it for this server" }));
    expect(onCorrect).toHaveBeenCalledWith(server);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("stays with the question when accepting fails", async () => {
    const { user, made } = await open(createMockHost({ world: "unaccepted", faults: { assumedAccept: "ledger_failed" } }));
    await user.click(screen.getByRole("button", { name: "Create" }));
    await user.click(await screen.findByRole("button", { name: /Accept and go on/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("cannot be used");
    expect(await made()).toBe(0);
  });

  it("does not ask again and again where the host goes on refusing", async () => {
    const host = createMockHost({ world: "unaccepted" });
    vi.spyOn(host, "assumedAccept").mockResolvedValue(null);
    const { user } = await open(host);
    await user.click(screen.getByRole("button", { name: "Create" }));
    await user.click(await screen.findByRole("button", { name: /Accept and go on/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("rests on assumed facts");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

function Reading({ server }: { server: string }) {
  const { data, error } = useAccount(server, false);
  return error ? <ErrorNote error={error.view} /> : <p>{data?.name}</p>;
}

describe("reading that rests on assumed facts", () => {
  it("does not ask by itself, offers to, and is read once they are accepted", async () => {
    const host = createMockHost({ world: "unaccepted" });
    const server = await serverOf(host, "mgmtapp");
    const { user } = showWithHost(
      <AssumedDoor onCorrect={() => {}}>
        <Reading server={server} />
      </AssumedDoor>,
      host,
    );
    const note = await screen.findByRole("alert");
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.click(within(note).getByRole("button", { name: "Look at what is assumed" }));
    await user.click(await screen.findByRole("button", { name: /Accept and go on/ }));
    expect(await screen.findByText("Anna Meyer")).toBeVisible();
  });
});
