import { useCallback, useMemo, useState } from "react";
import { usePlaces, type Entry, type Places } from "@/components";
import { useServers, type KeyRowView, type ServerId } from "@/ipc";
import { count, useWords } from "@/words";
import type { KeyFilter } from "../filter/useKeyFilter";
import { GroupHead } from "./GroupHead";
import { planLines, type GroupShow } from "./lines";
import { useKeyPages, type KeyPages } from "./useKeyPages";

export interface KeyLines extends Places {
  pages: KeyPages;
  count: number;
  groupsAt: readonly number[];
  rowAt: (line: number) => Entry<KeyRowView> | undefined;
}

/** The name of a key that nothing else has. */
export function keyLineId(key: { server: ServerId; id: string }): string {
  return `${key.server}/${key.id}`;
}

/** The lines of the list, as far as they are loaded. */
export function useKeyLines(filter: KeyFilter): KeyLines {
  const { t } = useWords("keys");
  const servers = useServers();
  const pages = useKeyPages(filter.question);
  const [chosen, setChosen] = useState<ReadonlyMap<ServerId, GroupShow>>(new Map());
  const { head: summary, rowAt: keyAt, want } = pages;
  const isNarrowed = filter.question.search !== null || filter.question.statuses.length > 0;

  const plan = useMemo(() => {
    if (!summary) return undefined;
    const standard: GroupShow = isNarrowed || summary.groups.length === 1 ? "all" : "first";
    return planLines(summary, filter.question.grouped, (server) => chosen.get(server) ?? standard);
  }, [summary, filter.question.grouped, chosen, isNarrowed]);

  const rowAt = useCallback(
    (line: number): Entry<KeyRowView> | undefined => {
      const at = plan?.lineAt(line);
      if (!at) return undefined;
      if (at.kind === "row") {
        const row = keyAt(at.place);
        return row && { kind: "row", id: keyLineId(row), row, name: row.name };
      }
      const { server, count: keys } = at.group;
      const name = servers.find(({ id }) => id === server)?.name ?? "";
      const show = (how: GroupShow) => setChosen((now) => new Map(now).set(server, how));
      if (at.kind === "group") {
        const open = at.show !== "head";
        return { kind: "group", id: server, name, open, onToggle: () => show(open ? "head" : "first"), content: <GroupHead group={at.group} /> };
      }
      return {
        kind: "more",
        id: `${server}/more`,
        name,
        onPick: () => show("all"),
        content: (
          <span className="text-12 text-text-3">
            <span className="pr-1.5 text-accent-text">{t("group.all", { n: count(keys) })}</span>
            {t("group.in", { server: name })}
          </span>
        ),
      };
    },
    [plan, keyAt, servers, t],
  );

  const { rowsOn, onRange } = usePlaces(plan, want);
  return { pages, count: plan?.count ?? 0, groupsAt: plan?.groupsAt ?? NONE, rowAt, rowsOn, onRange };
}

const NONE: readonly number[] = [];
