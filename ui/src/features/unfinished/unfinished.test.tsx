import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { UnfinishedBand } from "./UnfinishedBand";
import { UnfinishedDialog } from "./UnfinishedDialog";

function open(host: Host = createMockHost({ world: "unfinished" })) {
  const given = { onClose: vi.fn(), onChoose: vi.fn(), onRevoke: vi.fn(), onCreate: vi.fn(), onSignIn: vi.fn(), onRotation: vi.fn(), onBulk: vi.fn() };
  return { ...given, ...showWithHost(<UnfinishedDialog {...given} />, host) };
}
const part = async (name: string) => within(await screen.findByRole("region", { name }));

describe("what is unfinished", () => {
  it("leads back to a secret that waits", async () => {
    const { user, onChoose } = open();
    await user.click((await part("berlin-clinic-07")).getByRole("button", { name: "Choose" }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "berlin-clinic-07" }));
  });

  it("settles a lost creation by looking: it never happened", async () => {
    const { user, host, onCreate } = open();
    const lost = await part("lost-and-not-made");
    await user.click(lost.getByRole("button", { name: "Look on the server" }));
    expect(await lost.findByText("It was not created. You can try again.")).toBeVisible();
    await user.click(lost.getByRole("button", { name: "Create key" }));
    await waitFor(async () => expect(onCreate).toHaveBeenCalledExactlyOnceWith(await serverOf(host, "haut")));
    expect((await host.appView()).unfinished.map(({ name }) => name)).toEqual(["berlin-clinic-07"]);
  });

  it("settles a lost creation by looking: it exists and must be revoked", async () => {
    const host = createMockHost();
    const server = await serverOf(host, "babelfor");
    await host.keyCreate({ server, name: "lost-answer", expires: null, permissions: ["Read"], about: null }).catch(() => {});
    const { user, onRevoke } = open(host);
    const lost = await part("lost-answer");
    await user.click(lost.getByRole("button", { name: "Look on the server" }));
    expect(await lost.findByText("It was created: its secret is lost. Revoke it.")).toBeVisible();
    await user.click(lost.getByRole("button", { name: "Revoke 1 key" }));
    expect(onRevoke).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "lost-answer", server }));
    await user.click(lost.getByRole("button", { name: "Dismiss" }));
    expect(await screen.findByText("Nothing is unfinished")).toBeVisible();
  });

  it("stays unknown while nobody can look", async () => {
    const { user } = open(createMockHost({ world: "unfinished", faults: { operationLook: "sign_in_needed" } }));
    const lost = await part("lost-and-not-made");
    await user.click(lost.getByRole("button", { name: "Look on the server" }));
    expect(await lost.findByRole("button", { name: "Sign in" })).toBeVisible();
    expect(lost.queryByText(/not created/)).toBeNull();
  });

  it("leads to rotations, and says of each what it waits for", async () => {
    const host = createMockHost({ world: "rotations" });
    const { user, onRotation } = open(host);
    const { rotations } = await host.operationList();
    const late = await part("agency-portal");
    expect(late.getByText(/^The old key was to be revoked .* ago and was not\.$/)).toBeVisible();
    const fresh = await part("address-check");
    expect(fresh.getByText("The secret of the successor waits to be handed over.")).toBeVisible();
    await user.click(late.getByRole("button", { name: "Go on" }));
    expect(onRotation).toHaveBeenCalledExactlyOnceWith(rotations.find(({ name }) => name === "agency-portal")?.id);
  });

  it("leads to work on several keys, and says how far it came", async () => {
    const host = createMockHost({ world: "bulks" });
    const { user, onBulk } = open(host);
    const { bulks } = await host.operationList();
    const work = await part("Revoke 50 keys");
    expect(work.getByText("13 of 50 done, 2 failed, 2 not known, 33 left")).toBeVisible();
    await user.click(work.getByRole("button", { name: "Look" }));
    expect(onBulk).toHaveBeenCalledExactlyOnceWith(bulks[0]?.id);
  });

  it("puts what is overdue first in the band above every page", async () => {
    const onOpen = vi.fn();
    const { user } = showWithHost(<UnfinishedBand except={undefined} onOpen={onOpen} />, createMockHost({ world: "rotations" }));
    const band = await screen.findByRole("region", { name: "Unfinished" });
    await waitFor(() => expect(band).toHaveTextContent("1 old key was to be revoked and is not:"));
    expect(band).toHaveTextContent("agency-portal");
    await user.click(within(band).getByRole("button", { name: "Finish" }));
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it("counts work on several keys in the band, but not what is on screen", async () => {
    const host = createMockHost({ world: "bulks" });
    const { bulks } = await host.operationList();
    const { unmount } = showWithHost(<UnfinishedBand except={undefined} onOpen={() => {}} />, host);
    expect(await screen.findByText("1 piece of work is unfinished:")).toBeVisible();
    expect(screen.getByText("Revoke 50 keys")).toBeVisible();
    unmount();
    const read = vi.spyOn(host, "operationList");
    showWithHost(<UnfinishedBand except={bulks[0]?.id} onOpen={() => {}} />, host);
    await waitFor(() => expect(read).toHaveBeenCalled());
    expect(screen.queryByRole("region", { name: "Unfinished" })).toBeNull();
  });

  it("is announced above every page, but for the one on screen", async () => {
    const host = createMockHost({ world: "unfinished" });
    const { unfinished } = await host.appView();
    showWithHost(<UnfinishedBand except={unfinished[0]?.operation} onOpen={() => {}} />, host);
    expect(await screen.findByText("1 new key is unfinished:")).toBeVisible();
    expect(screen.getByText("lost-and-not-made")).toBeVisible();
  });
});
