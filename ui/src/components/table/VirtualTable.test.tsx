import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { VirtualTable } from "./VirtualTable";
import type { Column, Entry, Selection, VirtualTableProps } from "./types";

interface Planet {
  name: string;
}
const COLUMNS: Column<Planet>[] = [
  { id: "name", header: "Name", width: "1fr", sortable: true, cell: ({ name }) => name },
  { id: "state", header: "Status", width: "100px", cell: () => "Active" },
];
const rowAt = (index: number): Entry<Planet> => ({ kind: "row", id: String(index), row: { name: `key-${index}` }, name: `key-${index}` });

function show(props: Partial<VirtualTableProps<Planet>> = {}) {
  render(<VirtualTable label="Keys" columns={COLUMNS} count={12_408} rowAt={rowAt} {...props} />);
  return { user: userEvent.setup(), grid: screen.getByRole("grid", { name: "Keys" }) };
}
const current = (grid: HTMLElement) => document.getElementById(grid.getAttribute("aria-activedescendant") ?? "");

describe("a virtual table", () => {
  it("says how many rows there are and draws only some of them", () => {
    const { grid } = show();
    expect(grid).toHaveAttribute("aria-rowcount", "12409");
    const rows = within(grid).getAllByRole("row");
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(60);
    expect(screen.getByText("key-0")).toBeInTheDocument();
    expect(screen.queryByText("key-500")).toBeNull();
  });

  it("asks for what is on screen and shows empty rows until it has come", () => {
    const onRange = vi.fn();
    const { grid } = show({ rowAt: (index) => (index < 3 ? rowAt(index) : undefined), onRange });
    const [first, last] = onRange.mock.lastCall as [number, number];
    expect(first).toBe(0);
    expect(last).toBeGreaterThan(10);
    expect(within(grid).getAllByRole("row", { busy: true }).length).toBeGreaterThan(5);
  });

  it("is one tab stop with the arrows inside", async () => {
    const onOpen = vi.fn();
    const { user, grid } = show({ onOpen });
    await user.tab();
    expect(grid).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(current(grid)).toHaveTextContent("key-2");
    await user.keyboard("{ArrowUp}{Enter}");
    expect(onOpen).toHaveBeenCalledWith({ name: "key-1" }, 1);
    await user.keyboard("{End}");
    expect(current(grid)).toHaveTextContent("key-12407");
    await user.keyboard("{Home}");
    expect(current(grid)).toHaveTextContent("key-0");
    await user.keyboard("{PageDown}");
    expect(current(grid)).not.toHaveTextContent(/^key-0Active$/);
  });

  it("reaches its headings with Up from the first row, and comes back with Down", async () => {
    const onSort = vi.fn();
    const { user, grid } = show({ sort: { column: "name", descending: true }, onSort });
    await user.tab();
    await user.keyboard("{ArrowUp}{Enter}");
    expect(onSort).toHaveBeenCalledWith({ column: "name", descending: false });
    await user.keyboard("{ArrowDown}");
    expect(grid).toHaveFocus();
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it("sorts by a heading, and says which", async () => {
    const onSort = vi.fn();
    const { user } = show({ sort: { column: "name", descending: false }, onSort });
    expect(screen.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
    await user.click(screen.getByRole("button", { name: "Name" }));
    expect(onSort).toHaveBeenCalledWith({ column: "name", descending: true });
    expect(screen.queryByRole("button", { name: "Status" })).toBeNull();
  });

  it("chooses rows with Space, and never one that is closed", async () => {
    const closed = (row: Planet) => (row.name === "key-1" ? "Revoked already" : undefined);
    function Choosing() {
      const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
      const selection: Selection<Planet> = {
        has: (id) => chosen.has(id),
        all: chosen.size > 0 ? "mixed" : false,
        onToggle: (id) => setChosen((now) => new Set([...now, id])),
        onToggleAll: () => {},
        offBecause: closed,
      };
      return <VirtualTable label="Keys" columns={COLUMNS} count={5} rowAt={rowAt} selection={selection} />;
    }
    render(<Choosing />);
    const user = userEvent.setup();
    screen.getByRole("grid").focus();
    await user.keyboard(" {ArrowDown} ");
    expect(screen.getByRole("row", { name: /key-0/ })).toHaveAttribute("aria-selected", "true");
    expect(screen.getByRole("row", { name: /key-1/ })).toHaveAttribute("aria-selected", "false");
  });

  it("opens and closes groups, and keeps the group in force on screen", async () => {
    const onToggle = vi.fn();
    const groups = (index: number): Entry<Planet> => (index === 0 ? { kind: "group", id: "g", name: "Babelfor", content: "Babelfor", open: true, onToggle } : rowAt(index));
    const { user, grid } = show({ rowAt: groups, groupsAt: [0] });
    grid.focus();
    await user.keyboard("{ArrowLeft}");
    expect(onToggle).toHaveBeenCalledOnce();
    await user.keyboard("{End}");
    expect(screen.getByText("Babelfor")).toBeInTheDocument();
  });

  it("shows what to do when there is nothing", () => {
    show({ count: 0, empty: <p>No keys match</p> });
    expect(screen.getByText("No keys match")).toBeInTheDocument();
  });

  it("leaves the keys of a control inside a row to that control", async () => {
    const onOpen = vi.fn();
    const pressed = vi.fn();
    const { user } = show({ count: 2, onOpen, rowActions: (row) => <button type="button" onClick={pressed}>{`More for ${row.name}`}</button> });
    await user.click(screen.getByRole("button", { name: "More for key-1" }));
    await user.keyboard("{Enter}");
    expect(pressed).toHaveBeenCalledTimes(2);
    expect(onOpen).not.toHaveBeenCalled();
  });
});
