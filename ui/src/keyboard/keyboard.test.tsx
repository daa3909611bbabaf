import { fireEvent, render, screen } from "@testing-library/react";
import { useMemo } from "react";
import { createRoot } from "react-dom/client";
import { describe, expect, it, vi } from "vitest";
import { ShortcutProvider, capsOf, useAllShortcuts, useShortcuts, type Shortcut } from ".";

function Offer({ shortcuts }: { shortcuts: Shortcut[] }) {
  useShortcuts(useMemo(() => shortcuts, [shortcuts]));
  const all = useAllShortcuts();
  return <p>{all.map(({ label }) => label).join()}</p>;
}

function show(shortcuts: Shortcut[], characters = true) {
  render(
    <ShortcutProvider characters={characters}>
      <div data-region><button type="button">Sidebar</button></div>
      <div data-region><input aria-label="Search" /></div>
      <div data-region data-list tabIndex={0} role="grid" aria-label="Keys" />
      <div data-modal><button type="button">In a dialog</button></div>
      <Offer shortcuts={shortcuts} />
    </ShortcutProvider>,
  );
}

describe("shortcuts", () => {
  it("run while nothing or a list has the focus, and never while somebody types or a dialog is open", () => {
    const run = vi.fn();
    show([{ keys: "c", label: "Create key", where: "list", run }]);
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "c" });
    fireEvent.keyDown(screen.getByRole("button", { name: "In a dialog" }), { key: "c" });
    fireEvent.keyDown(screen.getByRole("button", { name: "Sidebar" }), { key: "c" });
    fireEvent.keyDown(screen.getByRole("grid"), { key: "c", ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByRole("grid"), { key: "c" });
    fireEvent.keyDown(document.body, { key: "c" });
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("act as soon as the page that offers them is seen", async () => {
    const run = vi.fn();
    const shortcuts = [{ keys: "a", label: "Add", run }];
    const place = document.body.appendChild(document.createElement("div"));
    // Whoever sees the page may press at once, before React has had another turn.
    const pressed = new Promise<void>((done) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
        done();
      });
      observer.observe(place, { childList: true });
    });
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    const root = createRoot(place);
    root.render(
      <ShortcutProvider>
        <Offer shortcuts={shortcuts} />
      </ShortcutProvider>,
    );
    await pressed;
    expect(run).toHaveBeenCalledOnce();
    root.unmount();
    place.remove();
    vi.unstubAllGlobals();
  });

  it("of two presses need both, in order", () => {
    const run = vi.fn();
    show([{ keys: "g k", label: "Keys", run }]);
    fireEvent.keyDown(document.body, { key: "k" });
    fireEvent.keyDown(document.body, { key: "g" });
    fireEvent.keyDown(document.body, { key: "x" });
    fireEvent.keyDown(document.body, { key: "k" });
    expect(run).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "g" });
    fireEvent.keyDown(document.body, { key: "k" });
    expect(run).toHaveBeenCalledOnce();
  });

  it("of single characters can be turned off, those with Ctrl stay", () => {
    const letter = vi.fn();
    const save = vi.fn();
    show([{ keys: "c", label: "Create key", run: letter }, { keys: "mod+s", label: "Save", run: save }], false);
    fireEvent.keyDown(document.body, { key: "c" });
    fireEvent.keyDown(screen.getByRole("textbox"), { key: "s", ctrlKey: true });
    expect(letter).not.toHaveBeenCalled();
    expect(save).toHaveBeenCalledOnce();
  });

  it("know a sign however the keyboard makes it", () => {
    const help = vi.fn();
    show([{ keys: "?", label: "All keys", run: help }]);
    fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
    expect(help).toHaveBeenCalledOnce();
    expect(screen.getByText("All keys")).toBeInTheDocument();
  });

  it("are drawn as caps", () => {
    expect(capsOf("mod+shift+c")).toEqual(["Ctrl", "Shift", "C"]);
    expect(capsOf("Delete")).toEqual(["Del"]);
  });
});

describe("F6", () => {
  it("goes round the regions, both ways", () => {
    show([]);
    fireEvent.keyDown(document.body, { key: "F6" });
    expect(screen.getByRole("button", { name: "Sidebar" })).toHaveFocus();
    fireEvent.keyDown(document.activeElement!, { key: "F6" });
    expect(screen.getByRole("textbox")).toHaveFocus();
    fireEvent.keyDown(document.activeElement!, { key: "F6" });
    expect(screen.getByRole("grid")).toHaveFocus();
    fireEvent.keyDown(document.activeElement!, { key: "F6" });
    expect(screen.getByRole("button", { name: "Sidebar" })).toHaveFocus();
    fireEvent.keyDown(document.activeElement!, { key: "F6", shiftKey: true });
    expect(screen.getByRole("grid")).toHaveFocus();
  });
});
