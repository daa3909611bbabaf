import { describe, expect, it } from "vitest";
import type { KeyPageView } from "@/ipc";
import { FIRST_ROWS, planLines, type GroupShow } from "./lines";

const group = (server: string, count: number) => ({ server, count, expired: 0, expiring: 0 });
const page: KeyPageView = { rows: [], total: 172, all: 172, counts: { active: 172, expiring: 0, expired: 0, revoked: 0, never: 0 }, groups: [group("a", 160), group("b", 4), group("c", 8)] };
const show = (of: Partial<Record<string, GroupShow>>) => (server: string) => of[server] ?? "first";

describe("the lines of the list", () => {
  it("are the rows alone where nothing is grouped", () => {
    const plan = planLines(page, false, show({}));
    expect(plan.count).toBe(172);
    expect(plan.lineAt(171)).toEqual({ kind: "row", place: 171 });
    expect(plan.lineAt(172)).toBeUndefined();
  });

  it("begin each group with its head and end it with a way to all of it", () => {
    const plan = planLines(page, true, show({}));
    expect(plan.groupsAt).toEqual([0, 9, 14]);
    expect(plan.lineAt(0)).toMatchObject({ kind: "group", group: { server: "a" }, show: "first" });
    expect(plan.lineAt(FIRST_ROWS)).toEqual({ kind: "row", place: 6 });
    expect(plan.lineAt(FIRST_ROWS + 1)).toMatchObject({ kind: "more", group: { server: "a" } });
  });

  it("count the rows that are not shown, so that each row is found in the inventory", () => {
    const plan = planLines(page, true, show({ a: "head" }));
    expect(plan.lineAt(1)).toMatchObject({ kind: "group", group: { server: "b" } });
    expect(plan.lineAt(2)).toEqual({ kind: "row", place: 160 });
  });

  it("tell how many of the rows shown stand before a line", () => {
    const plan = planLines(page, true, show({}));
    expect([0, 1, 3, 9, 11].map(plan.rowsBefore)).toEqual([0, 0, 2, 7, 8]);
  });

  it("hold no 'show all' where that would hide hardly anything", () => {
    const plan = planLines(page, true, show({}));
    expect(plan.lineAt(plan.count - 1)).toEqual({ kind: "row", place: 171 });
  });

  it("show a whole group when asked", () => {
    const plan = planLines(page, true, show({ a: "all" }));
    expect(plan.groupsAt).toEqual([0, 161, 166]);
    expect(plan.lineAt(160)).toEqual({ kind: "row", place: 159 });
  });
});
