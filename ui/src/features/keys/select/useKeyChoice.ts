import { useCallback, useMemo, useRef, useState } from "react";
import type { Entry, Selection } from "@/components";
import { useHost, type KeyRowView, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import type { KeyQuestion } from "../filter/useKeyFilter";
import { keyLineId } from "../list/useKeyLines";
import { boxOf, has, inGroup, isBeyond, NOTHING, reaches, sizeOf, withRows, type Choice, type Groups, type Matching } from "./choice";

/** The most rows that the border gives at once. */
const MOST = 200;

export interface KeyChoice {
  choice: Choice;
  /** How many keys are chosen. */
  size: number;
  /** For the list. */
  selection: Selection<KeyRowView>;
  clear: () => void;
  /** Every chosen key, read where it is not known yet. */
  keys: () => Promise<readonly KeyRowView[]>;
}

/** Which keys of the list are chosen; `groups` counts those that can be, so none that are gone. Scrolling and reading again leave it alone; another filter ends "all that match". */
export function useKeyChoice(question: KeyQuestion, groups: Groups, rowAt: (line: number) => Entry<KeyRowView> | undefined): KeyChoice {
  const { t } = useWords("keys");
  const host = useHost();
  const [kept, setChoice] = useState<Choice>(NOTHING);
  const matching = useMemo<Matching>(() => ({ search: question.search, statuses: question.statuses, servers: question.servers }), [question.search, question.statuses, question.servers]);
  const isOver = kept.by === "query" && !isSame(kept.matching, matching);
  const choice = isOver ? NOTHING : kept;
  const size = sizeOf(choice, groups);
  /** Where the last toggle or extension ended, where it began, and what was chosen before it. */
  const stretch = useRef<{ from: number; to: number; before: Choice } | undefined>(undefined);

  const read = useCallback(
    async (of: Matching) => {
      const rows: KeyRowView[] = [];
      for (let total = 1; rows.length < total; ) {
        const page = await host.keyPage({ ...of, sort: "name", descending: false, grouped: true, gone: false, offset: rows.length, limit: MOST });
        if (page.rows.length === 0) break;
        rows.push(...page.rows);
        total = page.total;
      }
      return rows;
    },
    [host],
  );
  const named = useCallback(
    async (of: Choice) => (of.by === "keys" ? [...of.keys.values()] : (await read(of.matching)).filter((row) => !of.except.has(keyLineId(row)))),
    [read],
  );
  const set = useCallback(
    (before: Choice, rows: readonly KeyRowView[], on: boolean) => {
      if (!isBeyond(before, rows, on)) setChoice(withRows(before, rows, on));
      // What cannot be read is told by the list itself.
      else void named(before).then((keys) => setChoice(withRows(withRows(NOTHING, keys, true), rows, true)), () => {});
    },
    [named],
  );
  const rowsOn = useCallback(
    (one: number, other: number) => {
      const rows: KeyRowView[] = [];
      for (let line = Math.min(one, other); line <= Math.max(one, other); line += 1) {
        const entry = rowAt(line);
        if (entry?.kind === "row" && entry.row.goneSince === null) rows.push(entry.row);
      }
      return rows;
    },
    [rowAt],
  );

  const selection = useMemo<Selection<KeyRowView>>(() => {
    const total = groups.reduce((sum, { count }) => sum + count, 0);
    const countOf = (server: ServerId) => groups.find((group) => group.server === server)?.count ?? 0;
    const clear = () => {
      stretch.current = undefined;
      setChoice(NOTHING);
    };
    const extend = (from: number, to: number) => {
      const last = stretch.current?.to === from ? stretch.current : { from, before: choice };
      stretch.current = { ...last, to };
      set(last.before, rowsOn(last.from, to), true);
    };
    return {
      has: (line) => has(choice, line),
      offBecause: ({ goneSince }) => (goneSince === null ? undefined : t("gone.off")),
      all: boxOf(size, Math.max(1, total)),
      group: (server) => boxOf(inGroup(choice, server, countOf(server)), Math.max(1, countOf(server))),
      onToggle: (line, index, range) => {
        const last = stretch.current;
        if (range && last) {
          extend(last.to, index);
          return;
        }
        const on = !has(choice, line);
        const rows = rowsOn(index, index);
        set(choice, rows, on);
        stretch.current = { from: index, to: index, before: withRows(choice, rows, on) };
      },
      onExtend: extend,
      onToggleAll: () => (size >= total && total > 0 ? clear() : setChoice({ by: "query", matching, except: new Map() })),
      onToggleGroup: (server) => {
        const on = inGroup(choice, server, countOf(server)) < countOf(server);
        const own = { ...matching, servers: [server] };
        if (choice.by === "keys" && choice.keys.size === 0) setChoice({ by: "query", matching: own, except: new Map() });
        else if (choice.by === "query") setChoice(withGroup(choice, server, on, groups));
        else void read(own).then((rows) => setChoice((now) => (now.by === "keys" ? withRows(now, rows, on) : now)), () => {});
      },
      ...(size > 0 && { onClear: clear }),
    };
  }, [choice, size, groups, matching, set, read, rowsOn, t]);

  const clear = useCallback(() => setChoice(NOTHING), []);
  return { choice, size, selection, clear, keys: useCallback(() => named(choice), [named, choice]) };
}

/** All that match, with one server more or less. */
function withGroup(choice: Choice & { by: "query" }, server: ServerId, on: boolean, groups: Groups): Choice {
  const except = new Map([...choice.except].filter(([line]) => !line.startsWith(`${server}/`)));
  const others = groups.map((group) => group.server).filter((id) => id !== server && reaches(choice.matching, id));
  const servers = on ? [...others, server] : others;
  return servers.length === 0 ? NOTHING : { ...choice, matching: { ...choice.matching, servers }, except };
}

/** Whether two questions find the same keys, as far as a choice of some of its servers may be told from it. */
function isSame(chosen: Matching, shown: Matching): boolean {
  const inside = shown.servers.length === 0 || (chosen.servers.length > 0 && chosen.servers.every((id) => shown.servers.includes(id)));
  return chosen.search === shown.search && [...chosen.statuses].sort().join() === [...shown.statuses].sort().join() && inside;
}
