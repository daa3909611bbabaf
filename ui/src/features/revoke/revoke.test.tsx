import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { RevokeDialog } from "./RevokeDialog";

async function open(name: string, host: Host = createMockHost()) {
  const { rows } = await host.keyPage({ search: name, statuses: [], servers: [], gone: false, sort: "name", descending: false, grouped: false, offset: 0, limit: 5 });
  const key = rows.find((row) => row.name === name)!;
  const given = { onClose: vi.fn(), onSignIn: vi.fn() };
  const sent = vi.spyOn(host, "keyRevoke");
  const shown = showWithHost(<RevokeDialog of={key} {...given} />, host);
  await waitFor(() => expect(screen.getByRole("dialog")).toHaveTextContent(/Babelfor|Haut\.AI|PreCrime/));
  return { ...shown, ...given, key, sent };
}

describe("the question before a revocation", () => {
  it.each([
    ["ad-feed-nl", "Revoke 1 key", /ask the owner l\.santos first\. You can undo it: Babelfor only marks the key as revoked\. It may go on working for 3 min/],
    ["berlin-clinic-07", "Delete 1 key", /It cannot be undone: Haut\.AI deletes the key/],
    ["abuse-feed-primary", "Delete 1 key", /PreCrime tells neither who owns a key nor who calls with it/],
    ["accounting-export", "Revoke 1 key", /This key has expired: callers are refused already/],
  ])("names the effect for %s", async (name, button, effect) => {
    await open(name);
    expect(screen.getByRole("note")).toHaveTextContent(effect);
    expect(screen.getByRole("button", { name: button })).toBeVisible();
  });

  it("starts on Cancel, and Enter never destroys", async () => {
    const { user, sent } = await open("ad-feed-nl");
    await waitFor(() => expect(screen.getByRole("button", { name: /Cancel/ })).toHaveFocus());
    screen.getByRole("button", { name: "Revoke 1 key" }).focus();
    await user.keyboard("{Enter}{Control>}{Enter}{/Control}");
    expect(sent).not.toHaveBeenCalled();
  });

  it("revokes that key and closes when the server agreed", async () => {
    const { user, sent, key, onClose } = await open("ad-feed-nl");
    await user.click(screen.getByRole("button", { name: "Revoke 1 key" }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sent).toHaveBeenCalledExactlyOnceWith(key.server, key.id);
  });

  it("stays with the reason when the server did not agree", async () => {
    const { user, onClose } = await open("ad-feed-nl", createMockHost({ faults: { keyRevoke: "server_fault" } }));
    await user.click(screen.getByRole("button", { name: "Revoke 1 key" }));
    expect(await screen.findByText(/Its own fault, status 503/)).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
  });

  it("reads the list instead of asking twice when the answer was lost", async () => {
    const host = createMockHost({ faults: { keyRevoke: "outcome_unknown" } });
    const read = vi.spyOn(host, "keyRefresh");
    const { user, key } = await open("ad-feed-nl", host);
    await user.click(screen.getByRole("button", { name: "Revoke 1 key" }));
    await user.click(await screen.findByRole("button", { name: "Look on the server" }));
    expect(screen.queryByRole("button", { name: "Revoke 1 key" })).toBeNull();
    expect(read).toHaveBeenCalledExactlyOnceWith(key.server);
  });
});
