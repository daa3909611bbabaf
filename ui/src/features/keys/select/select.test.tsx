import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { KeysPage } from "../KeysPage";

async function open(search: string, host: Host = createMockHost(), system = "babelfor") {
  const given = { onServer: vi.fn(), onCreate: vi.fn(), onRevoke: vi.fn(), onRotate: vi.fn(), onMany: vi.fn(), onSignIn: vi.fn(), onAddServer: vi.fn(), onUnlock: vi.fn() };
  const server = await serverOf(host, system);
  const shown = showWithHost(<KeysPage server={server} {...given} />, host);
  const box = await screen.findByRole("searchbox");
  if (search !== "") fireEvent.change(box, { target: { value: search } });
  const grid = screen.getByRole("grid");
  await waitFor(() => expect(grid).toHaveAttribute("aria-rowcount", expect.not.stringMatching(search === "" ? /^1$/ : /^1$|^161$/)));
  const keys = async (...names: string[]) => (await host.keyPage({ search, statuses: [], servers: [server], sort: "name", descending: false, grouped: false, gone: false, offset: 0, limit: 200 })).rows.filter(({ name }) => names.includes(name)).map(({ id }) => ({ server, key: id }));
  grid.focus();
  return { ...shown, ...given, server, grid, keys };
}
const row = (name: string) => screen.getByRole("row", { name: new RegExp(`Select ${name} `) });
const bar = () => screen.getByRole("region", { name: "Selected keys" });

describe("choosing keys", () => {
  it("goes by the keyboard alone: Space, Shift with the arrows, Esc", async () => {
    const { user, grid } = await open("activation");
    await user.keyboard(" ");
    expect(row("activation-at")).toHaveAttribute("aria-selected", "true");
    expect(within(bar()).getByText("1 key selected")).toBeVisible();
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}");
    expect(within(bar()).getByText("2 keys selected")).toBeVisible();
    expect(row("activation-dk")).toHaveAttribute("aria-selected", "false");
    await waitFor(() => expect(grid).toHaveFocus());
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("region", { name: "Selected keys" })).toBeNull();
    expect(row("activation-at")).toHaveAttribute("aria-selected", "false");
  });

  it("takes all that match by what was asked for, but for those let go of", async () => {
    const { user, server, onMany, keys } = await open("activation");
    await user.keyboard("{Control>}a{/Control}{ArrowDown} {Delete}");
    const except = await keys("activation-de");
    expect(onMany).toHaveBeenCalledExactlyOnceWith("revoke", { by: "query", search: "activation", statuses: [], servers: [server], except }, 7);
    expect(screen.getByRole("checkbox", { name: "Select all" })).toHaveAttribute("aria-checked", "mixed");
  });

  it("takes what the search asks for, however quickly one goes on from it", async () => {
    const { user, server, onMany } = await open("");
    await user.type(screen.getByRole("searchbox"), "activation{ArrowDown}{Control>}a{/Control}");
    await waitFor(() => expect(within(bar()).getByText("8 keys selected")).toBeVisible());
    await user.keyboard("{Delete}");
    expect(onMany).toHaveBeenCalledExactlyOnceWith("revoke", { by: "query", search: "activation", statuses: [], servers: [server], except: [] }, 8);
  });

  it("acts on the chosen keys with Delete, E and R, and on the row without any", async () => {
    const { user, onMany, onRevoke, onRotate, keys } = await open("activation");
    await user.keyboard("r");
    expect(onRotate).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "activation-at" }));
    await user.keyboard(" {ArrowDown} e{Delete}r");
    const selection = { by: "keys", keys: await keys("activation-at", "activation-de") };
    expect(onMany.mock.calls).toEqual([
      ["change_expiry", selection, 2],
      ["revoke", selection, 2],
      ["rotate", selection, 2],
    ]);
    expect(onRevoke).not.toHaveBeenCalled();
  });

  it("stays while the list is read again, and ends 'all that match' with another filter", async () => {
    const { user, host, server } = await open("activation");
    await user.keyboard(" ");
    await host.keyRefresh(server);
    expect(await within(bar()).findByText("1 key selected")).toBeVisible();
    await user.keyboard("{Control>}a{/Control}");
    expect(within(bar()).getByText("8 keys selected")).toBeVisible();
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "activation-d" } });
    await waitFor(() => expect(screen.queryByRole("region", { name: "Selected keys" })).toBeNull());
  });

  it("says why something cannot be done with what was picked, and does not do it", async () => {
    const { user, onMany } = await open("berlin-clinic", createMockHost(), "haut");
    await user.keyboard(" {ArrowDown} e");
    const button = within(bar()).getByRole("button", { name: "Change expiry" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription("Haut.AI sets the expiry only at creation");
    expect(onMany).not.toHaveBeenCalled();
    await user.click(within(bar()).getByRole("button", { name: "Revoke 2 keys" }));
    expect(onMany).toHaveBeenCalledOnce();
  });

  it("gives the focus back to the list when the bar is cleared from inside", async () => {
    const { user, grid } = await open("activation");
    await user.keyboard(" ");
    within(bar()).getByRole("button", { name: /Clear/ }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(grid).toHaveFocus());
  });
});
