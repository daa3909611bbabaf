import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useMemo, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { StatusItem, StatusText, ToastRegion, toast } from "@/components";
import { ShortcutProvider, useShortcuts, type Shortcut } from "@/keyboard";
import { KeyHelp, KeyHints, Shell, Sidebar } from ".";

const run = vi.fn();

function Page({ rows }: { rows: string }) {
  useShortcuts(useMemo<Shortcut[]>(() => [{ keys: "Delete", label: "Revoke the key", hint: "revoke", where: "list", run }, { keys: "g k", label: "Keys", run }], []));
  return <StatusItem>{rows}</StatusItem>;
}

function Frame() {
  const [help, setHelp] = useState(false);
  const [page, setPage] = useState(true);
  return (
    <ShortcutProvider>
      <Shell
        folded={false}
        status={<StatusText>Keychain unlocked</StatusText>}
        hints={<KeyHints onAll={() => setHelp(true)} />}
        sidebar={<Sidebar folded={false} onFold={() => setPage(false)} sections={null} servers={null} foot={null} />}
      >
        {page && <Page rows="Rows 1 to 15 of 12,408" />}
      </Shell>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </ShortcutProvider>
  );
}

describe("the window's frame", () => {
  it("shows what the page adds to the status bar, and drops it with the page", async () => {
    render(<Frame />);
    const foot = screen.getByRole("contentinfo", { name: "Status" });
    expect(foot).toHaveTextContent(/Keychain unlocked.*Rows 1 to 15 of 12,408.*revoke.*all keys/);
    await userEvent.click(screen.getByRole("button", { name: "Collapse the sidebar" }));
    expect(foot).not.toHaveTextContent("Rows 1 to 15");
    expect(foot).not.toHaveTextContent("revoke");
    expect(foot).toHaveTextContent("Keychain unlocked");
  });

  it("lists every key that works now, and says pairs aloud as pairs", async () => {
    render(<Frame />);
    await userEvent.click(screen.getByRole("button", { name: "all keys" }));
    const dialog = await screen.findByRole("dialog", { name: "All keys" });
    expect(within(dialog).getByText("Revoke the key")).toBeInTheDocument();
    expect(within(dialog).getByText("G then K")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});

describe("a toast", () => {
  it("says what was done and undoes it once", async () => {
    const onUndo = vi.fn();
    render(<ToastRegion>{null}</ToastRegion>);
    act(() => toast({ title: "Renamed to ad-feed-nl", undo: { label: "Undo", onUndo } }));
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    expect(onUndo).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Undo" })).toBeNull());
  });
});
