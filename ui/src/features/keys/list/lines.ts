import type { KeyGroupView, KeyPageView, ServerId } from "@/ipc";

/** How much of a group is shown: its head alone, its first rows, or all of it. */
export type GroupShow = "head" | "first" | "all";

/** Rows of a group before "Show all", and how many more there must be for that line to be worth its place. */
export const FIRST_ROWS = 7;
const WORTH = 2;

/** What stands at a line of the list. `place` counts the rows that match, as the inventory does. */
export type LinePlan = { kind: "row"; place: number } | { kind: "group"; group: KeyGroupView; show: GroupShow } | { kind: "more"; group: KeyGroupView };

export interface ListPlan {
  /** Lines in all. */
  count: number;
  lineAt: (line: number) => LinePlan | undefined;
  /** How many rows stand before a line, as far as rows are shown at all. */
  rowsBefore: (line: number) => number;
  /** Lines that are heads of groups, ascending. */
  groupsAt: readonly number[];
}

interface Stretch {
  group: KeyGroupView;
  show: GroupShow;
  /** Line of its head. */
  start: number;
  rows: number;
  /** Place of its first row. */
  place: number;
}

/** Lays matching keys out in lines: one after another, or under the heads of their servers. */
export function planLines(page: KeyPageView, grouped: boolean, showOf: (server: ServerId) => GroupShow): ListPlan {
  if (!grouped) return { count: page.total, groupsAt: [], rowsBefore: (line) => line, lineAt: (line) => (line < page.total ? { kind: "row", place: line } : undefined) };

  const stretches: Stretch[] = [];
  let start = 0;
  let place = 0;
  for (const group of page.groups) {
    const wanted = showOf(group.server);
    const show = wanted === "first" && group.count < FIRST_ROWS + WORTH ? "all" : wanted;
    const rows = show === "head" ? 0 : show === "first" ? FIRST_ROWS : group.count;
    stretches.push({ group, show, start, rows, place });
    start += 1 + rows + (show === "first" ? 1 : 0);
    place += group.count;
  }
  const groupsAt = stretches.map((stretch) => stretch.start);
  return {
    count: start,
    groupsAt,
    rowsBefore: (line) => stretches.reduce((sum, stretch) => sum + Math.max(0, Math.min(stretch.rows, line - stretch.start - 1)), 0),
    lineAt: (line) => {
      const stretch = line < start ? stretches.findLast((each) => each.start <= line) : undefined;
      if (!stretch) return undefined;
      const row = line - stretch.start - 1;
      if (row < 0) return { kind: "group", group: stretch.group, show: stretch.show };
      return row < stretch.rows ? { kind: "row", place: stretch.place + row } : { kind: "more", group: stretch.group };
    },
  };
}
