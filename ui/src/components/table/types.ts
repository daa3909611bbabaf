import type { KeyboardEvent, ReactNode, Ref } from "react";

/** A column. Widths are tracks of a CSS grid, so one column at least should take the rest (`minmax(120px, 1fr)`). */
export interface Column<Row> {
  id: string;
  /** Its heading; empty for a column of buttons. */
  header: string;
  width: string;
  cell: (row: Row) => ReactNode;
  /** The heading can be pressed to sort. */
  sortable?: boolean | undefined;
  /** Numbers stand at the end. */
  align?: "start" | "end" | undefined;
  /** Leaves the table while the window is narrower than 1200 pixels. */
  onlyWide?: boolean | undefined;
  /** Leaves the table while the table itself is narrower than this, as beside a docked drawer. */
  leavesBelow?: number | undefined;
}

/** One line of the list. */
export type Entry<Row> =
  | { kind: "row"; id: string; row: Row; /** How the row is called aloud. */ name: string; /** More about it, under it: the row is open. */ below?: ReactNode }
  | { kind: "group"; id: string; name: string; content: ReactNode; open?: boolean; onToggle?: () => void }
  | { kind: "more"; id: string; name: string; content: ReactNode; onPick: () => void };

export interface Sort {
  column: string;
  descending: boolean;
}

/** Which rows are chosen. The owner keeps the choice, because it may reach beyond what is loaded. */
export interface Selection<Row> {
  has: (id: string) => boolean;
  /** Of the whole list, for the box in the head. */
  all: boolean | "mixed";
  /** Of a group, for the box in its row; without it groups have no box. */
  group?: ((id: string) => boolean | "mixed") | undefined;
  /** `range` extends from the row toggled before. */
  onToggle: (id: string, index: number, range: boolean) => void;
  /** Shift with an arrow: the lines between these two are chosen as well, `from` being where the row was. */
  onExtend?: ((from: number, to: number) => void) | undefined;
  onToggleAll: () => void;
  /** Esc, while something is chosen. */
  onClear?: (() => void) | undefined;
  onToggleGroup?: ((id: string) => void) | undefined;
  /** Closes the box of a row and says why. */
  offBecause?: (row: Row) => string | undefined;
}

export interface VirtualTableHandle {
  /** Moves focus into the list, to the row it was on. */
  focus: () => void;
  /** Makes a line current and brings it into view. */
  moveTo: (index: number) => void;
}

export interface VirtualTableProps<Row> {
  /** Its accessible name. */
  label: string;
  columns: readonly Column<Row>[];
  /** Lines in all: rows, groups, and the rest. */
  count: number;
  /** Rows in all, without groups, for `aria-rowcount`; the same as `count` where there are no groups. */
  rowCount?: number | undefined;
  /** The line at a place, or undefined while it is being loaded. */
  rowAt: (index: number) => Entry<Row> | undefined;
  /** Lines first to last are on screen or near it: load what is missing of them. */
  onRange?: ((first: number, last: number) => void) | undefined;
  /** Where groups start, ascending: their rows stick under the head. */
  groupsAt?: readonly number[] | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  selection?: Selection<Row> | undefined;
  /** The row whose drawer is open. */
  openId?: string | undefined;
  /** Enter, or a press on the row. */
  onOpen?: ((row: Row, index: number) => void) | undefined;
  /** The current line moved. */
  onActive?: ((entry: Entry<Row> | undefined, index: number) => void) | undefined;
  /** A key that the table does not use itself. */
  onKeyDown?: ((event: KeyboardEvent, entry: Entry<Row> | undefined) => void) | undefined;
  /** At the end of the row while it is hovered, current or open: a menu. */
  rowActions?: ((row: Row) => ReactNode) | undefined;
  /** Instead of the rows when there are none. */
  empty?: ReactNode | undefined;
  /** Above the rows, under the head: a note that the list could not be refreshed. */
  notice?: ReactNode | undefined;
  /** normal 32, relaxed 36. */
  rowHeight?: "normal" | "relaxed" | undefined;
  /** Pixels of the list's foot that something lies over: the last row can be scrolled above it. */
  coveredBelow?: number | undefined;
  /** The list is loading for the first time: five empty rows, after a moment. */
  loading?: boolean | undefined;
  ref?: Ref<VirtualTableHandle> | undefined;
}

export const HEIGHT = { normal: 32, relaxed: 36, group: 30, more: 28, head: 30, /** What is under an open row, until it is measured. */ below: 92 } as const;
