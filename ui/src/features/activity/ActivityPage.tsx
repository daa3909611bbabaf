import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Page, VirtualTable, type Entry, type VirtualTableHandle } from "@/components";
import { ErrorNote } from "@/errors";
import { ExportMenu, ExportNotice, useExport } from "@/exporting";
import { useHost, type ActivityRowView } from "@/ipc";
import { useShortcuts, useLatest } from "@/keyboard";
import { count, dayOf, useWords } from "@/words";
import { ChainNotes, tellsOf } from "./chain/ChainNotes";
import { ChainState } from "./chain/ChainState";
import { useChain } from "./chain/useChain";
import { ActivityFilters } from "./filter/ActivityFilters";
import { useActivityFilter } from "./filter/useActivityFilter";
import { ActivityStatus } from "./list/ActivityStatus";
import { useActivityColumns } from "./list/columns";
import { NoEntries } from "./list/NoEntries";
import { useActivityLines } from "./list/useActivityLines";

/** The log: what was done, to what, by whom and with what outcome, the latest first. */
export function ActivityPage() {
  const { t } = useWords("activity");
  const host = useHost();
  const filter = useActivityFilter();
  const [open, setOpen] = useState<number>();
  const lines = useActivityLines(filter, open);
  const chain = useChain();
  const toggle = useCallback(({ number }: ActivityRowView) => setOpen((now) => (now === number ? undefined : number)), []);
  const columns = useActivityColumns(open, toggle);
  const exporting = useExport((format, work) => host.activityExport({ ...filter.question, offset: 0, limit: 0 }, format, work));
  const [range, setRange] = useState({ first: 0, last: 0 });
  const table = useRef<VirtualTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const verify = useLatest(chain.verify);
  useShortcuts(
    useMemo(
      () => [
        { keys: "/", label: t("shortcut.search"), run: () => search.current?.focus() },
        { keys: "v", label: t("shortcut.verify"), where: "list", run: () => verify.current() },
      ],
      [t, verify],
    ),
  );

  const { onRange: want } = lines;
  const onRange = useCallback(
    (first: number, last: number) => {
      want(first, last);
      setRange({ first, last });
    },
    [want],
  );
  function onKeyDown(event: KeyboardEvent, entry: Entry<ActivityRowView> | undefined) {
    const row = entry?.kind === "row" ? entry.row : undefined;
    if (event.key === "Escape" && open !== undefined) setOpen(undefined);
    else if (event.key === "ArrowRight" && row && row.number !== open) setOpen(row.number);
    else if (event.key === "ArrowLeft" && row?.number === open) setOpen(undefined);
    else return;
    event.preventDefault();
  }

  const { head: summary, error, again } = lines.pages;
  const total = summary?.total;
  const first = summary?.first ?? null;
  // Where the list cannot be read, that the chain cannot be is no news.
  const isTouched = tellsOf(chain) && !(error && chain.standing === "failed");
  return (
    <Page
      title={t("title")}
      sub={summary && first !== null && t("sub", { count: summary.all, n: count(summary.all), day: dayOf(first) })}
      fill
      actions={<ExportMenu of={exporting} rows={total} label={total === undefined ? t("export") : t("exportAll", { count: total, n: count(total) })} />}
      toolbar={
        <div className="@container flex min-w-0 flex-1 items-center gap-2">
          <ActivityFilters filter={filter} counts={summary?.counts} searchRef={search} onLeave={() => table.current?.focus()} />
          <span className="ml-auto flex flex-none items-center">
            <ChainState chain={chain} />
          </span>
        </div>
      }
    >
      <VirtualTable
        ref={table}
        label={t("title")}
        columns={columns}
        count={lines.count}
        rowAt={lines.rowAt}
        onRange={onRange}
        groupsAt={lines.daysAt}
        sort={LATEST_FIRST}
        openId={open === undefined ? undefined : String(open)}
        onOpen={toggle}
        onKeyDown={onKeyDown}
        loading={!summary && !error}
        notice={
          (error !== null || isTouched || exporting.isTold) && (
            <div className="flex flex-col gap-2">
              {error && <ErrorNote error={error.view} on={{ retry: again }} />}
              {isTouched && <ChainNotes chain={chain} />}
              <ExportNotice of={exporting} />
            </div>
          )
        }
        empty={summary && <NoEntries filter={filter} all={summary.all} />}
      />
      <ActivityStatus places={lines.rowsOn(range.first, range.last)} total={total ?? 0} />
    </Page>
  );
}

const LATEST_FIRST = { column: "at", descending: true };
