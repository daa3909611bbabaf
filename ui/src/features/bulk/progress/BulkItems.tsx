import { useMemo, useState } from "react";
import { Button, EmptyState, Segmented, VirtualTable, useNow, type Column, type Entry } from "@/components";
import { ErrorNote } from "@/errors";
import { ExportMenu, ExportNotice, useExport } from "@/exporting";
import { useAction, useHost, type BulkItemView, type BulkView, type ItemState, type OperationId } from "@/ipc";
import { clockTimeOf, count, useWords } from "@/words";
import { useItemCells } from "../useItemCells";
import { useItems, type ItemQuestion } from "../useItems";
import { ItemAbout, ItemState as StateOf } from "./ItemWords";

type Tab = "all" | "failed" | "done" | "left";
const STATES: Record<Tab, ItemState[]> = { all: [], failed: ["failed", "unknown"], done: ["done"], left: ["waiting", "sent"] };

export interface BulkItemsProps {
  of: BulkView;
  onRotation: (rotation: OperationId) => void;
}

/** What became of each key: what failed first, then the latest. */
export function BulkItems({ of: bulk, onRotation }: BulkItemsProps) {
  const { t } = useWords("bulk");
  const host = useHost();
  const [tab, setTab] = useState<Tab>("all");
  const retry = useAction((numbers: number[]) => host.bulkRetry(bulk.id, numbers));
  const check = useAction(() => host.bulkCheck(bulk.id));
  const exporting = useExport((format, work) => host.bulkExport(bulk.id, format, work));
  const question = useMemo<ItemQuestion>(() => ({ operation: bulk.id, states: STATES[tab], server: null, latestFirst: tab !== "left" }), [bulk.id, tab]);
  const items = useItems(question);
  const cells = useItemCells();
  const { counts } = bulk;
  const now = useNow();
  const off = bulk.elsewhere ? t("progress.elsewhere") : undefined;
  const columns: Column<BulkItemView>[] = [
    { id: "state", header: t("column.state"), width: "122px", cell: (item) => <StateOf of={item} deed={bulk.deed} deletes={cells.kind(item.server)?.keys?.revoke === "deletes"} /> },
    { id: "name", header: t("column.name"), width: "minmax(120px, 200px)", cell: cells.name },
    { id: "server", header: t("column.server"), width: "108px", cell: cells.server },
    { id: "key", header: t("column.key"), width: "104px", leavesBelow: 900, cell: cells.hint },
    { id: "about", header: t("column.about"), width: "minmax(120px, 1fr)", cell: (item) => <ItemAbout of={item} deed={bulk.deed} deletes={cells.kind(item.server)?.keys?.revoke === "deletes"} /> },
    { id: "at", header: t("column.at"), width: "168px", align: "end", cell: atEnd },
  ];

  function atEnd(item: BulkItemView) {
    if (item.state === "failed") {
      return (
        <Button size="sm" icon="rotate" tabIndex={-1} aria-label={t("progress.retryName", { name: item.name })} offBecause={off} onClick={() => void retry.run([item.number])}>
          {t("progress.retry")}
        </Button>
      );
    }
    if (item.state === "unknown") {
      return (
        <Button size="sm" icon="search" tabIndex={-1} aria-label={t("progress.checkName", { name: item.name })} offBecause={off} onClick={() => void check.run()}>
          {t("progress.check")}
        </Button>
      );
    }
    const { rotation } = item;
    if (rotation !== null) {
      return (
        <Button size="sm" tabIndex={-1} aria-label={t("row.handOverName", { name: item.name })} onClick={() => onRotation(rotation)}>
          {t("row.handOver")}
        </Button>
      );
    }
    return item.at !== null && item.state === "done" && <span className="text-text-3">{clockTimeOf(item.at, now)}</span>;
  }
  /** Enter does what the button at the end of the row does. */
  function open(item: BulkItemView) {
    if (off !== undefined) return;
    if (item.state === "failed") void retry.run([item.number]);
    else if (item.state === "unknown") void check.run();
    else if (item.rotation !== null) onRotation(item.rotation);
  }
  const rowAt = (line: number): Entry<BulkItemView> | undefined => {
    const row = items.rowAt(line);
    return row && { kind: "row", id: String(row.number), row, name: row.name };
  };
  const numbers: Record<Tab, number> = { all: counts.total, failed: counts.failed + counts.unknown, done: counts.done, left: counts.left };
  const error = retry.error ?? check.error ?? items.error?.view;
  return (
    <section className="flex min-h-56 flex-1 flex-col overflow-hidden rounded-8 border border-line">
      <header className="flex h-11 flex-none items-center gap-2 border-b border-line pr-2.5 pl-3.5">
        <Segmented label={t("progress.tabs")} value={tab} onChange={setTab} options={(["all", "failed", "done", "left"] as const).map((value) => ({ value, label: t(`progress.tab.${value}`, { n: count(numbers[value]) }) }))} />
        <span className="ml-auto flex items-center gap-2">
          {counts.failed > 0 && (
            <Button size="sm" icon="rotate" busy={retry.busy && t("progress.retrying")} offBecause={off} onClick={() => void retry.run([])}>
              {t("progress.retryAll", { count: counts.failed, n: count(counts.failed) })}
            </Button>
          )}
          <ExportMenu of={exporting} look="quiet" rows={counts.total} label={t("progress.export")} />
        </span>
      </header>
      {exporting.isTold && (
        <div className="flex-none border-b border-line p-3">
          <ExportNotice of={exporting} />
        </div>
      )}
      {error && (
        <div className="flex-none border-b border-line p-3">
          <ErrorNote error={error} on={{ retry: items.again }} />
        </div>
      )}
      <VirtualTable
        key={tab}
        label={t("items.label")}
        columns={columns}
        count={items.total ?? 0}
        rowAt={rowAt}
        onRange={items.onRange}
        onOpen={open}
        loading={items.total === undefined && !items.error}
        empty={<EmptyState title={t(`progress.empty.${tab}`)} />}
      />
    </section>
  );
}
