import type { BulkSelection, KeyRowView, ServerId } from "@/ipc";
import type { KeyQuestion } from "../filter/useKeyFilter";
import { keyLineId } from "../list/useKeyLines";

/** What decides which keys match, whatever their order. */
export type Matching = Pick<KeyQuestion, "search" | "statuses" | "servers">;

/**
 * Which keys are chosen: some, or all that match but a few. The second names no key, so that it reaches beyond what is
 * loaded.
 */
export type Choice = { by: "keys"; keys: ReadonlyMap<string, KeyRowView> } | { by: "query"; matching: Matching; except: ReadonlyMap<string, KeyRowView> };

export const NOTHING: Choice = { by: "keys", keys: new Map() };

/** How many keys of each server match, as the inventory counts them. */
export type Groups = readonly { server: ServerId; count: number }[];

/** Which server the line of a key belongs to. */
export function serverOf(line: string): ServerId {
  return line.slice(0, line.indexOf("/"));
}

/** Whether the key on a line is chosen. Lines in the list always match what the list asks for. */
export function has(choice: Choice, line: string): boolean {
  if (choice.by === "keys") return choice.keys.has(line);
  return reaches(choice.matching, serverOf(line)) && !choice.except.has(line);
}

/** How many keys are chosen. */
export function sizeOf(choice: Choice, groups: Groups): number {
  return choice.by === "keys" ? choice.keys.size : groups.reduce((sum, { server, count }) => sum + inGroup(choice, server, count), 0);
}

/** How many keys of one server are chosen. */
export function inGroup(choice: Choice, server: ServerId, count: number): number {
  const own = (lines: ReadonlyMap<string, KeyRowView>) => [...lines.keys()].filter((line) => serverOf(line) === server).length;
  if (choice.by === "keys") return own(choice.keys);
  return reaches(choice.matching, server) ? Math.max(0, count - own(choice.except)) : 0;
}

/** The state of a box that stands for several: none, some, all. */
export function boxOf(chosen: number, of: number): boolean | "mixed" {
  return chosen === 0 ? false : chosen >= of ? true : "mixed";
}

/** Chooses rows or lets go of them. A key outside of what a query reaches cannot be added to it: name the keys first. */
export function withRows(choice: Choice, rows: readonly KeyRowView[], on: boolean): Choice {
  const isQuery = choice.by === "query";
  const lines = new Map(isQuery ? choice.except : choice.keys);
  for (const row of rows) {
    if (on === isQuery) lines.delete(keyLineId(row));
    else lines.set(keyLineId(row), row);
  }
  return isQuery ? { ...choice, except: lines } : { by: "keys", keys: lines };
}

/** Whether the keys must be named one by one before these rows can be chosen. */
export function isBeyond(choice: Choice, rows: readonly KeyRowView[], on: boolean): boolean {
  return choice.by === "query" && on && rows.some(({ server }) => !reaches(choice.matching, server));
}

export function reaches({ servers }: Matching, server: ServerId): boolean {
  return servers.length === 0 || servers.includes(server);
}

/** The choice as the border takes it. */
export function selectionOf(choice: Choice): BulkSelection {
  const refs = (lines: ReadonlyMap<string, KeyRowView>) => [...lines.values()].map(({ server, id }) => ({ server, key: id }));
  if (choice.by === "keys") return { by: "keys", keys: refs(choice.keys) };
  const { search, statuses, servers } = choice.matching;
  return { by: "query", search, statuses, servers, except: refs(choice.except) };
}
