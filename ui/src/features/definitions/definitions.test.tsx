import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost, STRANGER } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { DefinitionDialog } from "./DefinitionDialog";
import { OwnDefinitions } from "./OwnDefinitions";

function open(host = createMockHost(), replaces?: string) {
  const given = { onClose: vi.fn(), onAdded: vi.fn() };
  return { ...given, ...showWithHost(<DefinitionDialog replaces={replaces} {...given} />, host) };
}
const area = () => screen.findByLabelText<HTMLTextAreaElement>("Definition");
const file = (text: string, name = "hub.toml") => new File([text], name, { type: "application/toml" });

describe("a definition of one's own", () => {
  it("is read from a file, checked, looked at and added", async () => {
    const { user, host, onAdded } = open();
    await user.upload(await screen.findByLabelText("File"), file(STRANGER));
    expect(await screen.findByText("hub.toml")).toBeVisible();
    expect(await area()).toHaveValue(STRANGER);
    await user.click(screen.getByRole("button", { name: "Check" }));
    expect(await screen.findByRole("heading", { name: "Notebook hub" })).toBeVisible();
    expect(screen.getByText("List keys")).toBeVisible();
    expect(screen.getByText(/^Not offered: .*Change settings/)).toBeVisible();
    expect(screen.getByRole("heading", { name: "2 assumed facts" })).toBeVisible();
    expect(screen.getByText("that a token is gone at once is not documented")).toBeVisible();
    expect((await host.systemList()).some(({ id }) => id === "hub")).toBe(false);
    await user.click(screen.getByRole("button", { name: /Add 1 system/ }));
    await waitFor(() => expect(onAdded).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: "hub" })));
    expect((await host.definitionDetails("hub")).text).toBe(STRANGER);
  });

  it("says file, line and reason of what is wrong, and leads to the line", async () => {
    const { user, onAdded } = open();
    const bad = STRANGER.replace('monogram = "Nh"', 'nonsense = "Nh"');
    await user.upload(await screen.findByLabelText("File"), file(bad));
    await user.click(screen.getByRole("button", { name: "Check" }));
    const alert = await screen.findByRole("alert");
    const line = bad.split("\n").findIndex((each) => each.startsWith("nonsense")) + 1;
    expect(alert).toHaveTextContent(`hub.toml, line ${line}: `);
    await user.click(within(alert).getByRole("button", { name: `Go to line ${line}` }));
    const text = await area();
    await waitFor(() => expect(text).toHaveFocus());
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('nonsense = "Nh"');
    expect(text).toHaveValue(bad);
    expect(onAdded).not.toHaveBeenCalled();
  });

  it("is not taken from a file that is no text, and keeps what was there", async () => {
    const { user } = open();
    await user.click(await area());
    await user.paste("[system]");
    await user.upload(screen.getByLabelText("File"), new File([new Uint8Array([0xff, 0xfe, 0x00])], "picture.toml"));
    expect(await screen.findByText("This file is not text in UTF-8")).toBeVisible();
    expect(await area()).toHaveValue("[system]");
  });

  it("asks for something before it checks", async () => {
    const { user, host } = open();
    const check = vi.spyOn(host, "definitionCheck");
    await user.click(await screen.findByRole("button", { name: "Check" }));
    expect(await screen.findByText("Choose a file, or paste the text")).toBeVisible();
    expect(check).not.toHaveBeenCalled();
  });

  it("cannot take the place of one that comes with Chatelaine", async () => {
    const { user, host } = open();
    const add = vi.spyOn(host, "definitionAdd");
    await user.click(await area());
    await user.paste(STRANGER.replace('id = "hub"', 'id = "haut"'));
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("alert")).toHaveTextContent("comes with Chatelaine");
    await user.click(screen.getByRole("button", { name: /Replace 1 definition|Add 1 system/ }));
    expect(add).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Back to the text" }));
    expect((await area()).value).toContain('id = "haut"');
  });

  it("is replaced by what is made of the present text", async () => {
    const { user, host, onAdded } = open(createMockHost({ world: "stranger" }), "hub");
    await waitFor(async () => expect(await area()).toHaveValue(STRANGER));
    await user.clear(await area());
    await user.paste(STRANGER.replace('name = "Notebook hub"', 'name = "Hub, next"'));
    await user.click(screen.getByRole("button", { name: "Check" }));
    expect(await screen.findByText(/This one takes its place; its servers stay/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Replace 1 definition/ }));
    await waitFor(() => expect(onAdded).toHaveBeenCalledOnce());
    expect((await host.systemList()).find(({ id }) => id === "hub")?.name).toBe("Hub, next");
  });

  it("shows what the host says when it cannot be kept", async () => {
    const { user, onAdded } = open(createMockHost({ faults: { definitionAdd: "ledger_failed" } }));
    await user.click(await area());
    await user.paste(STRANGER);
    await user.click(screen.getByRole("button", { name: "Check" }));
    await user.click(await screen.findByRole("button", { name: /Add 1 system/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The list on this computer cannot be used.");
    expect(onAdded).not.toHaveBeenCalled();
  });
});

describe("the list of one's own definitions", () => {
  const list = (world: "signed-in" | "stranger") => {
    const given = { onAdd: vi.fn(), onReplace: vi.fn() };
    return { ...given, ...showWithHost(<OwnDefinitions {...given} />, createMockHost({ world })) };
  };

  it("says that there is none, and leads to the first", async () => {
    const { user, onAdd } = list("signed-in");
    expect(await screen.findByText("None: only the systems that come with Chatelaine.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Add another system" }));
    expect(onAdd).toHaveBeenCalledOnce();
  });

  it("tells which is used and which cannot be, and why", async () => {
    const { user, onReplace } = list("stranger");
    const own = await screen.findByRole("list", { name: "Systems of your own" });
    expect(within(own).getAllByRole("listitem")).toHaveLength(2);
    expect(within(own).getByText("Used by 1 server, which has to be removed first")).toBeVisible();
    expect(within(own).getByText(/Cannot be used: old-hub\.toml, line 7/)).toBeVisible();
    await user.click(within(own).getByRole("button", { name: "Replace old-hub" }));
    expect(onReplace).toHaveBeenCalledExactlyOnceWith("old-hub");
  });

  it("removes what nothing uses after asking, and keeps what is used", async () => {
    const { user, host } = list("stranger");
    const remove = vi.spyOn(host, "definitionRemove");
    const used = await screen.findByRole("button", { name: "Remove Notebook hub" });
    expect(used).toHaveAccessibleDescription("Remove its servers first");
    await user.click(used);
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Remove old-hub" }));
    expect(await screen.findByRole("dialog", { name: "Remove old-hub?" })).toBeVisible();
    await waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Remove 1 definition" }));
    await waitFor(() => expect(screen.queryByText(/Cannot be used/)).toBeNull());
    expect(remove).toHaveBeenCalledExactlyOnceWith("old-hub");
  });
});
