import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { ServersPage } from "./ServersPage";

const page = (more: Partial<Parameters<typeof ServersPage>[0]> = {}) => <ServersPage onOpen={() => {}} onSignIn={() => {}} onDetails={() => {}} onAdd={() => {}} {...more} />;

describe("the list of servers", () => {
  it("shows each with its session and keys, and says of a system without keys that it has none", async () => {
    showWithHost(page());
    const babelfor = await screen.findByRole("row", { name: /Babelfor/ });
    expect(babelfor).toHaveTextContent(/min left/);
    const b2core = screen.getByRole("row", { name: /B2Core/ });
    expect(within(b2core).getByTitle("B2Core has no keys")).toHaveTextContent("none");
  });

  it("says after a sign-out what became of the session on a system that documents none", async () => {
    const { user, host } = showWithHost(page());
    const haut = await screen.findByRole("row", { name: /Haut\.AI/ });
    await user.click(within(haut).getByRole("button", { name: "Sign out" }));
    expect(await screen.findByText(/documents no sign-out/)).toBeVisible();
    const { servers } = await host.appView();
    expect(servers.find(({ system }) => system === "haut")?.session.state).toBe("signed_out");
  });

  it("acts on the row that was just moved to, however soon the next key comes", async () => {
    const onDetails = vi.fn();
    const { host } = showWithHost(page({ onDetails }));
    await screen.findByRole("row", { name: /Babelfor/ });
    const list = screen.getByRole("grid");
    act(() => list.focus());
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    const press = async (key: string) => {
      list.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      // What React does at once is done when this goes on; what it puts off is not.
      await Promise.resolve();
    };
    await press("End");
    await press("e");
    vi.unstubAllGlobals();
    expect(onDetails).toHaveBeenCalledExactlyOnceWith(await serverOf(host, "mgmtapp"));
  });

  it("removes nothing before it was asked, and begins on Cancel", async () => {
    const { user, host } = showWithHost(page());
    const id = await serverOf(host, "bfore");
    await user.click(within(await screen.findByRole("row", { name: /PreCrime/ })).getByRole("button", { name: /Remove/ }));
    const dialog = await screen.findByRole("dialog", { name: /Remove Bfore PreCrime/ });
    expect(dialog).toHaveTextContent(/Forgets the session and the saved secrets/);
    expect(dialog).toHaveTextContent(/its keys stay as they are/);
    await waitFor(() => expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect((await host.appView()).servers.map((each) => each.id)).toContain(id);
    await user.click(within(screen.getByRole("row", { name: /PreCrime/ })).getByRole("button", { name: /Remove/ }));
    await user.click(await screen.findByRole("button", { name: "Remove 1 server" }));
    await waitFor(() => expect(screen.queryByRole("row", { name: /PreCrime/ })).toBeNull());
    expect((await host.appView()).servers.map((each) => each.id)).not.toContain(id);
  });

  it("warns that a secret waiting for its choice goes with the server", async () => {
    const { user } = showWithHost(page(), createMockHost({ world: "unfinished" }));
    await user.click(within(await screen.findByRole("row", { name: /Haut\.AI/ })).getByRole("button", { name: /Remove/ }));
    expect(await screen.findByText(/It cannot be shown again|They cannot be shown again/)).toBeVisible();
  });

  it("works by keyboard: arrows choose, S signs in, Enter opens", async () => {
    const onSignIn = vi.fn();
    const onOpen = vi.fn();
    const { user, host } = showWithHost(page({ onSignIn, onOpen }));
    (await screen.findByRole("grid")).focus();
    await screen.findByRole("row", { name: /B2Core/ });
    await user.keyboard("{Home}s");
    expect(onSignIn).toHaveBeenCalledWith(await serverOf(host, "b2core"));
    await user.keyboard("{ArrowDown}{Enter}");
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ system: "babelfor" });
  });
});
