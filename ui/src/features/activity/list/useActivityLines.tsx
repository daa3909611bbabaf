import { useCallback, useMemo } from "react";
import { usePlaces, type Entry, type Places } from "@/components";
import type { ActivityRowView } from "@/ipc";
import { useWords } from "@/words";
import type { ActivityFilter } from "../filter/useActivityFilter";
import { DayHead } from "./DayHead";
import { planDays } from "./days";
import { EntryDetails } from "./EntryDetails";
import { useActivityPages, type ActivityPages } from "./useActivityPages";

export interface ActivityLines extends Places {
  pages: ActivityPages;
  count: number;
  daysAt: readonly number[];
  rowAt: (line: number) => Entry<ActivityRowView> | undefined;
}

/** The lines of the log, as far as they are loaded; `open` is the entry of which more is shown. */
export function useActivityLines(filter: ActivityFilter, open: number | undefined): ActivityLines {
  const { t } = useWords("activity");
  const pages = useActivityPages(filter.question);
  const { head: summary, rowAt: entryAt, want } = pages;
  const plan = useMemo(() => planDays(summary?.days ?? []), [summary]);

  const rowAt = useCallback(
    (line: number): Entry<ActivityRowView> | undefined => {
      const at = plan.lineAt(line);
      if (!at) return undefined;
      if (at.kind === "day") return { kind: "group", id: `day ${at.day.since}`, name: at.day.since, content: <DayHead day={at.day} /> };
      const row = entryAt(at.place);
      return row && { kind: "row", id: String(row.number), row, name: row.subject ?? t(`deed.${row.deed}`), ...(row.number === open && { below: <EntryDetails of={row} /> }) };
    },
    [plan, entryAt, open, t],
  );
  const { rowsOn, onRange } = usePlaces(plan, want);
  return { pages, count: plan.count, daysAt: plan.daysAt, rowAt, rowsOn, onRange };
}
