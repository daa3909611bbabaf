import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ToastRegion } from "@/components";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { AccountPage } from "./AccountPage";
import { grouped } from "./grouped";

async function open(system: string, host = createMockHost()) {
  const onSignIn = vi.fn();
  const onKeys = vi.fn();
  const onPassword = vi.fn();
  const id = await serverOf(host, system);
  const shown = showWithHost(
    <ToastRegion>
      <AccountPage server={id} onAccounts={() => {}} onSignIn={onSignIn} onKeys={onKeys} onOthers={() => {}} onPassword={onPassword} />
    </ToastRegion>,
    host,
  );
  return { ...shown, id, onSignIn, onKeys, onPassword };
}

describe("one's own account", () => {
  it("puts the facts into words", async () => {
    await open("babelfor");
    expect(await screen.findByRole("heading", { name: "Anna Meyer" })).toBeVisible();
    expect(screen.getByText("Last sign-in")).toBeVisible();
    expect(screen.getByText("Licensing administrator")).toBeVisible();
    expect(screen.getByText("LicenseManager")).toBeVisible();
    expect(screen.queryByRole("note", { name: /^assumed/ })).toBeNull();
  });

  it("names what is left empty in one row, and shows it as fields to fill in when it is edited", async () => {
    const { user } = await open("babelfor");
    const left = await screen.findByText("Left empty");
    expect(left.nextElementSibling).toHaveTextContent(/^Phone, .+ and Notes$/);
    expect(screen.queryByText("Phone")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Edit profile" }));
    expect(screen.getByRole("textbox", { name: "Phone" })).toHaveValue("");
    expect(screen.queryByText("Left empty")).toBeNull();
  });

  it("marks the facts that are assumed", async () => {
    await open("bfore");
    expect(await screen.findByRole("heading", { name: "Martin Fischer" })).toBeVisible();
    expect(screen.getAllByRole("note", { name: /^assumed/ })).toHaveLength(2);
  });

  it("shows settings by type, and a locked one without any control", async () => {
    await open("babelfor");
    const list = await screen.findByRole("region", { name: "Settings" });
    const row = within(list).getByText("ShowRevokedKeys").closest("li")!;
    expect(row).toHaveTextContent("bool");
    expect(row).toHaveTextContent("Off");
    expect(within(list).getAllByRole("img", { name: "Read-only on the server" })).toHaveLength(3);
    const locked = within(list).getByText("MaxActivations").closest("li")!;
    expect(within(locked).queryByRole("textbox")).toBeNull();
    expect(within(locked).queryByRole("switch")).toBeNull();
  });

  it("offers no control at all where a system documents no change", async () => {
    await open("haut");
    const list = await screen.findByRole("region", { name: "Settings" });
    expect(within(list).queryByRole("switch")).toBeNull();
    expect(within(list).queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: "Edit profile" })).toBeNull();
    expect(screen.getByText(/documents no way to change it/)).toBeVisible();
  });

  it("finds settings by their words and shows the locked ones alone", async () => {
    const { user } = await open("babelfor");
    const list = await screen.findByRole("region", { name: "Settings" });
    await user.click(within(list).getByRole("radio", { name: "Read-only 3" }));
    expect(within(list).queryByText("RowsPerPage")).toBeNull();
    await user.type(within(list).getByRole("searchbox"), "nothing like it");
    expect(within(list).getByText(/nothing like it/)).toBeVisible();
    await user.click(within(list).getByRole("button", { name: "Show all" }));
    expect(within(list).getByText("RowsPerPage")).toBeVisible();
  });

  it("calls the keys those of the server, others' keys being among them", async () => {
    const { host, id } = await open("babelfor");
    const { total, rows } = await host.keyPage({ search: null, statuses: ["active", "expiring", "never"], servers: [id], gone: false, sort: "expires", descending: false, grouped: false, offset: 0, limit: 200 });
    expect(new Set(rows.map(({ owner }) => owner)).size).toBeGreaterThan(1);
    expect(await screen.findByRole("heading", { name: `Keys on this server ${total}` })).toBeVisible();
  });

  it("leads to the keys of this server", async () => {
    const { user, id, onKeys } = await open("babelfor");
    await user.click(await screen.findByRole("button", { name: "Show in Keys" }));
    expect(onKeys).toHaveBeenCalledWith(id);
  });

  it("says what a system does not offer instead of showing it empty", async () => {
    await open("b2core");
    expect(await screen.findByText("One's own account: not offered by this system")).toBeVisible();
  });

  it("says that settings are not offered where the system documents none", async () => {
    const host = createMockHost();
    const systems = await host.systemList();
    const without = systems.map((system) => ({ ...system, capabilities: system.capabilities.filter(({ power }) => !power.endsWith("settings")) }));
    vi.spyOn(host, "systemList").mockResolvedValue(without);
    await open("mgmtapp", host);
    expect(await screen.findByText("Settings: not offered by this system")).toBeVisible();
  });

  it("asks to sign in, and asks nothing of the server before", async () => {
    const host = createMockHost({ world: "fresh" });
    const asked = vi.spyOn(host, "accountView");
    const { user, id, onSignIn } = await open("babelfor", host);
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(onSignIn).toHaveBeenCalledWith(id);
    expect(asked).not.toHaveBeenCalled();
  });

  it("tells an error and stays usable", async () => {
    await open("babelfor", createMockHost({ faults: { accountView: "server_fault" } }));
    expect(await screen.findByRole("alert")).toHaveTextContent("503");
    expect(screen.getByRole("button", { name: "Read again" })).toBeVisible();
  });
});

describe("the groups of settings", () => {
  it("keep the server's order under two headings", () => {
    const setting = (id: string, groups: string[]) => ({ id, groups, name: id, value: "", kind: "text" as const, about: null, readOnly: false, choices: [], open: false });
    const result = grouped([setting("a", ["X", "1"]), setting("b", ["Y"]), setting("c", ["X", "1"]), setting("d", ["X", "2", "3"]), setting("e", [])]);
    expect(result.map(({ heading, parts }) => [heading, parts.map((part) => [part.heading, part.settings.map(({ id }) => id)])])).toEqual([
      ["X", [["1", ["a", "c"]], ["2, 3", ["d"]]]],
      ["Y", [["", ["b"]]]],
      ["", [["", ["e"]]]],
    ]);
  });
});
