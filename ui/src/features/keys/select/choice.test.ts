import { describe, expect, it } from "vitest";
import type { KeyRowView } from "@/ipc";
import { boxOf, has, inGroup, isBeyond, NOTHING, selectionOf, sizeOf, withRows, type Choice } from "./choice";

const key = (server: string, id: string) => ({ server, id, name: `${server}-${id}` }) as KeyRowView;
const groups = [
  { server: "a", count: 11_024 },
  { server: "b", count: 486 },
];
const matching = { search: "x", statuses: ["expired" as const], servers: [] };
const all: Choice = { by: "query", matching, except: new Map() };

describe("a choice of keys", () => {
  it("names the keys that were picked one by one", () => {
    const two = withRows(NOTHING, [key("a", "1"), key("b", "2")], true);
    expect(sizeOf(two, groups)).toBe(2);
    expect(has(two, "a/1")).toBe(true);
    expect(has(two, "a/2")).toBe(false);
    expect(selectionOf(withRows(two, [key("a", "1")], false))).toEqual({ by: "keys", keys: [{ server: "b", key: "2" }] });
  });

  it("of all that match names only what is left out", () => {
    const most = withRows(all, [key("b", "7")], false);
    expect(sizeOf(most, groups)).toBe(11_509);
    expect(has(most, "b/7")).toBe(false);
    expect(has(most, "a/never-loaded")).toBe(true);
    expect(selectionOf(most)).toEqual({ by: "query", search: "x", statuses: ["expired"], servers: [], except: [{ server: "b", key: "7" }] });
    expect(sizeOf(withRows(most, [key("b", "7")], true), groups)).toBe(11_510);
  });

  it("knows what is chosen of each server", () => {
    const some: Choice = { ...all, matching: { ...matching, servers: ["b"] } };
    expect(inGroup(some, "a", 11_024)).toBe(0);
    expect(inGroup(withRows(some, [key("b", "1")], false), "b", 486)).toBe(485);
    expect(isBeyond(some, [key("a", "1")], true)).toBe(true);
    expect(isBeyond(some, [key("b", "1")], true)).toBe(false);
    expect(isBeyond(some, [key("a", "1")], false)).toBe(false);
  });

  it("has a box of three states", () => {
    expect([boxOf(0, 9), boxOf(4, 9), boxOf(9, 9)]).toEqual([false, "mixed", true]);
  });
});
