import { useMemo, useState } from "react";
import { Segmented, Time, VirtualTable, type Column, type Entry } from "@/components";
import { ErrorNote } from "@/errors";
import type { BulkItemView, BulkView } from "@/ipc";
import { count, dayOf, useWords } from "@/words";
import { useItemCells } from "../useItemCells";
import { useItems, type ItemQuestion } from "../useItems";

/** Rows that are seen at once; the rest is scrolled to. */
const SEEN = 6;
const ROW = 32;
const HEAD = 30;

/** Every key of a bulk by name: those that it includes and, apart, those that it leaves out with the reason. */
export function PreviewItems({ of: bulk }: { of: BulkView }) {
  const { t } = useWords("bulk");
  const { counts, deed } = bulk;
  const [wanted, setShown] = useState<"will" | "skipped">("will");
  const shown = counts.left === 0 ? "skipped" : counts.skipped === 0 ? "will" : wanted;
  const question = useMemo<ItemQuestion>(() => ({ operation: bulk.id, states: [shown === "will" ? "waiting" : "skipped"], server: null, latestFirst: false }), [bulk.id, shown]);
  const items = useItems(question);
  const cells = useItemCells();
  const tellsUse = bulk.servers.some(({ server }) => cells.kind(server)?.keys?.lastUsed);
  const quiet = (words: string) => <span className="text-text-3">{words}</span>;

  const afterwards: Column<BulkItemView> =
    shown === "skipped"
      ? { id: "why", header: t("column.why"), width: "minmax(120px, 1.4fr)", cell: ({ obstacle }) => obstacle && <span title={t(`obstacle.${obstacle}`)}>{t(`obstacle.${obstacle}`)}</span> }
      : deed.deed === "change_expiry"
        ? { id: "newEnd", header: t("column.newEnd"), width: "104px", cell: ({ newEnd }) => newEnd && <Time at={newEnd} show="day" /> }
        : { id: "undo", header: t("column.undo"), width: "124px", cell: ({ undoable, server }) => quiet(undoable ? t("undoable") : cells.kind(server)?.keys?.revoke === "deletes" ? t("forGood") : t("noUndo")) };
  const columns: Column<BulkItemView>[] = [
    { id: "name", header: t("column.name"), width: "minmax(110px, 1fr)", cell: cells.name },
    ...(bulk.servers.length > 1 ? [{ id: "server", header: t("column.server"), width: "104px", cell: cells.server }] : []),
    { id: "key", header: t("column.key"), width: "92px", cell: cells.hint },
    ...(tellsUse ? [{ id: "lastUsed", header: t("column.lastUsed"), width: "88px", cell: ({ lastUsed }: BulkItemView) => (lastUsed === null ? quiet(t("notReported")) : <Time at={lastUsed} />) }] : []),
    { id: "expires", header: t("column.expires"), width: deed.deed === "change_expiry" ? "104px" : "84px", cell: ({ expires }) => (expires === null ? quiet(t("noExpiry")) : deed.deed === "change_expiry" ? dayOf(expires) : <Time at={expires} />) },
    // Restoring and making successors take nothing away, so there is nothing to say of an undo.
    ...(shown === "skipped" || deed.deed === "revoke" || deed.deed === "change_expiry" ? [afterwards] : []),
  ];
  const rowAt = (line: number): Entry<BulkItemView> | undefined => {
    const row = items.rowAt(line);
    return row && { kind: "row", id: String(row.number), row, name: row.name };
  };
  const lines = items.total ?? 0;
  return (
    <section aria-label={t("items.label")} className="flex flex-col gap-2">
      {counts.skipped > 0 && counts.left > 0 && (
        <span>
        <Segmented
          label={t("items.which")}
          value={shown}
          onChange={setShown}
          options={[
            { value: "will", label: t("items.will", { n: count(counts.left) }) },
            { value: "skipped", label: t("items.skipped", { n: count(counts.skipped) }) },
          ]}
        />
        </span>
      )}
      {items.error ? (
        <ErrorNote error={items.error.view} on={{ retry: items.again }} />
      ) : (
        <div className="flex flex-col overflow-hidden rounded-5 border border-line" style={{ height: HEAD + Math.min(SEEN, Math.max(1, lines)) * ROW + (lines > 0 ? 10 : 30) }}>
          <VirtualTable key={shown} label={t("items.label")} columns={columns} count={lines} rowAt={rowAt} onRange={items.onRange} loading={items.total === undefined} empty={<p className="text-text-3">{t("items.none")}</p>} />
        </div>
      )}
    </section>
  );
}
