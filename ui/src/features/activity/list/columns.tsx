import { useMemo } from "react";
import { Avatar, Icon, Monogram, StateWord, Time, useNow, type Column } from "@/components";
import { troubleError, useErrorWords } from "@/errors";
import type { ActivityRowView } from "@/ipc";
import { startOfDay, useWords } from "@/words";
import { useServerNames } from "../useServerNames";
import { DEED_ICON } from "./deeds";

/** The columns of the log. `open` is the entry of which more is shown. */
export function useActivityColumns(open: number | undefined, onToggle: (row: ActivityRowView) => void): Column<ActivityRowView>[] {
  const { t } = useWords("activity");
  const nameOf = useServerNames();
  return useMemo(
    () => [
      { id: "at", header: t("column.at"), width: "114px", cell: ({ at }) => <When at={at} /> },
      { id: "who", header: t("column.who"), width: "140px", cell: ({ who }) => <Who who={who} /> },
      {
        id: "deed",
        header: t("column.deed"),
        width: "184px",
        cell: ({ deed, outcome }) => (
          <span className="flex items-center gap-2 text-text">
            <Icon name={DEED_ICON[deed]} size={14} className="text-text-2" />
            <span className="truncate">{t(outcome === "done" ? `did.${deed}` : `deed.${deed}`)}</span>
          </span>
        ),
      },
      { id: "what", header: t("column.what"), width: "minmax(120px, 1fr)", cell: (row) => <What of={row} /> },
      {
        id: "where",
        header: t("column.where"),
        width: "122px",
        cell: ({ server }) => {
          if (server === null) return t("thisComputer");
          const { name, short, system } = nameOf(server);
          return (
            <span className="flex items-center gap-1.5" title={name}>
              {system ? <Monogram letters={system.monogram} series={system.series} /> : <Monogram icon="server" />}
              <span className="truncate">{short}</span>
            </span>
          );
        },
      },
      { id: "outcome", header: t("column.outcome"), width: "122px", cell: ({ outcome }) => <OutcomeWord outcome={outcome} /> },
      {
        id: "more",
        header: "",
        width: "40px",
        align: "end",
        cell: (row) => (
          <button type="button" tabIndex={-1} aria-expanded={row.number === open} aria-label={t("details")} onClick={() => onToggle(row)} className="inline-grid size-6 place-items-center rounded-3 align-middle hover:bg-press">
            <Icon name={row.number === open ? "chevronDown" : "chevronRight"} size={14} />
          </button>
        ),
      },
    ],
    [t, nameOf, open, onToggle],
  );
}

/** How long ago today, and by the clock on the days before. */
function When({ at }: { at: string }) {
  const isToday = Date.parse(at) >= startOfDay(useNow()).getTime();
  return (
    <span className="font-normal text-text-2">
      <Time at={at} exact show={isToday ? "relative" : "week"} />
    </span>
  );
}

function Who({ who }: { who: string | null }) {
  const { t } = useWords("activity");
  return (
    <span className="flex items-center gap-2" title={who ?? t("whoNobody")}>
      {who === null ? <Monogram icon="user" /> : <Avatar size="sm" name={who} />}
      <span className="truncate">{who ?? t("thisComputer")}</span>
    </span>
  );
}

/** What it was done to; where that has no name, why it was not done or as whom it was. */
function What({ of: { subject, key, outcome, reason, server, who } }: { of: ActivityRowView }) {
  const { t } = useWords("activity");
  const wordsOf = useErrorWords();
  const nameOf = useServerNames();
  if (subject !== null) return <span className="font-medium text-text" title={subject}>{subject}</span>;
  if (key !== null) return <span className="font-mono text-12 text-text" title={key}>{key}</span>;
  if (outcome !== "done" && reason !== null) return wordsOf(troubleError({ code: reason, detail: null }, server ?? ""), server === null ? undefined : nameOf(server).name).title.replace(/\.$/, "");
  return who === null ? null : <span className="text-text-3">{t("as", { who })}</span>;
}

function OutcomeWord({ outcome }: { outcome: ActivityRowView["outcome"] }) {
  const { t } = useWords("activity");
  if (outcome !== "done") return <StateWord state="failed">{t(`outcome.${outcome}`)}</StateWord>;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon name="check" size={14} />
      {t("outcome.done")}
    </span>
  );
}
