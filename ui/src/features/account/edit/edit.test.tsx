import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ToastRegion } from "@/components";
import { createMockHost, VALUES } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { AccountPage } from "../AccountPage";
import { instantOf, localOf, problemOf, sameValue } from "./entry";

async function open(system: string, host = createMockHost()) {
  const onPassword = vi.fn();
  const id = await serverOf(host, system);
  const shown = showWithHost(
    <ToastRegion>
      <AccountPage server={id} onAccounts={() => {}} onSignIn={() => {}} onKeys={() => {}} onOthers={() => {}} onPassword={onPassword} />
    </ToastRegion>,
    host,
  );
  await screen.findByRole("region", { name: "Settings" });
  const valueOf = async (name: string) => (await host.accountView(id, false)).settings?.find((setting) => setting.name === name)?.value;
  const enter = async (name: string, value: string) => {
    const field = screen.getByRole("textbox", { name });
    await shown.user.clear(field);
    await shown.user.type(field, value);
  };
  return { ...shown, id, onPassword, valueOf, enter };
}

describe("changing settings", () => {
  it("collects changes, shows what was, and saves them together", async () => {
    const { user, host, id, valueOf, enter } = await open("babelfor");
    const saved = vi.spyOn(host, "accountChange");
    await enter("RowsPerPage", "50");
    await user.click(screen.getByRole("switch", { name: "SendExpiryMail" }));
    expect(screen.getByText("was 25")).toBeVisible();
    expect(screen.getByText("was Off")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Save 2 changes/ }));
    await screen.findByText("2 changes saved");
    expect(saved).toHaveBeenCalledExactlyOnceWith(id, { "1": "50", "4": "true" });
    expect(await valueOf("RowsPerPage")).toBe("50");
    expect(screen.queryByText("was 25")).toBeNull();
  });

  it("can be undone once saved", async () => {
    const { user, valueOf, enter } = await open("babelfor");
    await enter("RowsPerPage", "60");
    await user.keyboard("{Control>}s{/Control}");
    const said = await screen.findByText("1 change saved");
    await user.click(within(said.parentElement!).getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect(await valueOf("RowsPerPage")).toBe("25"));
  });

  it("keeps what is entered while it is being saved", async () => {
    const { user, valueOf, enter } = await open("babelfor", createMockHost({ slow: 400 }));
    await enter("RowsPerPage", "60");
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    await enter("RowsPerPage", "61");
    await screen.findByText("1 change saved");
    expect(screen.getByRole("textbox", { name: "RowsPerPage" })).toHaveValue("61");
    expect(screen.getByText("was 60")).toBeVisible();
    expect(await valueOf("RowsPerPage")).toBe("60");
  });

  it("can be discarded before", async () => {
    const { user, enter } = await open("babelfor");
    await enter("RowsPerPage", "70");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    expect(screen.getByRole("textbox", { name: "RowsPerPage" })).toHaveValue("25");
    expect(screen.queryByRole("button", { name: /Save/ })).toBeNull();
  });

  it("sends nothing that is no number, and says at the row what is wrong", async () => {
    const { user, host, enter } = await open("babelfor");
    const saved = vi.spyOn(host, "accountChange");
    await enter("RowsPerPage", "many");
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    expect(screen.getByText("Enter a whole number")).toBeVisible();
    expect(screen.getByText(/Correct the marked entries/)).toBeVisible();
    expect(saved).not.toHaveBeenCalled();
  });

  it("keeps what was entered when the server refuses, with its words", async () => {
    const { user, enter } = await open("babelfor");
    await enter("Culture", VALUES.refused);
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("out of range");
    expect(screen.getByRole("textbox", { name: "Culture" })).toHaveValue(VALUES.refused);
  });

  it("says that somebody else changed it, and reads again without losing the entry", async () => {
    const { user, host, enter } = await open("babelfor");
    await enter("Culture", VALUES.changed);
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    const note = await screen.findByRole("alert");
    expect(note).toHaveTextContent("Somebody else changed this");
    const read = vi.spyOn(host, "accountView");
    await user.click(within(note).getByRole("button", { name: "Read the account again" }));
    await waitFor(() => expect(read).toHaveBeenCalled());
    expect(screen.getByRole("textbox", { name: "Culture" })).toHaveValue(VALUES.changed);
  });

  it("shows the changed ones alone", async () => {
    const { user, enter } = await open("babelfor");
    await enter("RowsPerPage", "50");
    await user.click(screen.getByRole("radio", { name: "Changed 1" }));
    expect(screen.getByText("RowsPerPage", { selector: "div" })).toBeVisible();
    expect(screen.queryByText("Culture")).toBeNull();
  });

  it("saves one after the other where a system takes no changed account", async () => {
    const host = createMockHost();
    const systems = (await host.systemList()).map((system) => ({ ...system, capabilities: system.capabilities.filter(({ power }) => power !== "change_account") }));
    vi.spyOn(host, "systemList").mockResolvedValue(systems);
    const saved = vi.spyOn(host, "settingChange");
    const { user, enter, valueOf } = await open("babelfor", host);
    await enter("RowsPerPage", "50");
    await enter("Culture", VALUES.refused);
    await user.click(screen.getByRole("button", { name: /Save 2 changes/ }));
    expect(await screen.findByRole("button", { name: /Save 1 change/ })).toBeVisible();
    expect(saved).toHaveBeenCalledTimes(2);
    expect(await valueOf("RowsPerPage")).toBe("50");
    expect(screen.getByRole("textbox", { name: "Culture" })).toHaveValue(VALUES.refused);
  });
});

describe("the editor of a setting", () => {
  it("offers the server's choices, and another value only where it takes one", async () => {
    const { user, host, id } = await open("mgmtapp");
    await user.click(screen.getByRole("combobox", { name: "Language" }));
    expect((await screen.findAllByRole("option")).map((option) => option.textContent)).toEqual(["en", "hu"]);
    await user.click(screen.getByRole("option", { name: "hu" }));
    await user.click(screen.getByRole("combobox", { name: "Position" }));
    await user.click(screen.getByRole("option", { name: "Another value" }));
    const other = screen.getByRole("textbox", { name: "Another value of Position" });
    await user.clear(other);
    await user.type(other, "Auditor");
    await user.click(screen.getByRole("button", { name: /Save 2 changes/ }));
    await screen.findByText("2 changes saved");
    const { settings } = await host.accountView(id, false);
    expect(settings?.filter((setting) => ["language", "position"].includes(setting.id)).map(({ value }) => value)).toEqual(["Auditor", "hu"]);
  });

  it.each([
    ["int", "12", undefined],
    ["int", "1.5", "int"],
    ["number", "1.5", undefined],
    ["number", "1,5", "number"],
    ["day", "2027-02-03", undefined],
    ["day", "", "day"],
    ["time", "soon", "time"],
    ["text", "", undefined],
  ] as const)("judges %s '%s'", (kind, value, problem) => {
    expect(problemOf(kind, value)).toBe(problem);
  });

  it("takes an instant through the local clock and back", () => {
    const instant = "2027-03-31T22:00:00Z";
    expect(instantOf(localOf(instant))).toBe(instant);
    expect(sameValue({ kind: "time" }, instant, "2027-04-01T00:00:00+02:00")).toBe(true);
    expect(sameValue({ kind: "bool" }, "1", "true")).toBe(true);
    expect(sameValue({ kind: "text" }, "1", "true")).toBe(false);
  });
});

describe("one's own facts", () => {
  it("are edited where the system says they can be, and saved with the settings", async () => {
    const { user, host, id, enter } = await open("babelfor");
    const saved = vi.spyOn(host, "accountChange");
    await user.click(screen.getByRole("button", { name: "Edit profile" }));
    expect(screen.queryByRole("textbox", { name: "User name" })).toBeNull();
    await enter("City", "Vienna");
    await enter("RowsPerPage", "50");
    await user.click(screen.getByRole("button", { name: /Save 2 changes/ }));
    await screen.findByText("2 changes saved");
    expect(saved).toHaveBeenCalledExactlyOnceWith(id, { city: "Vienna", "1": "50" });
  });
});

describe("more of an account", () => {
  it("is asked for at a press where the system offers it", async () => {
    const { user, host, id } = await open("mgmtapp");
    const read = vi.spyOn(host, "accountView");
    await user.click(screen.getByRole("switch", { name: "More details" }));
    expect(await screen.findByText("12 Oct 2026, 08:15")).toBeVisible();
    expect(read).toHaveBeenCalledWith(id, true);
  });

  it("is no toggle elsewhere", async () => {
    await open("babelfor");
    expect(screen.queryByRole("switch", { name: "More details" })).toBeNull();
  });
});
