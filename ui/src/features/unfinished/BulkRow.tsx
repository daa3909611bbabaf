import { Button } from "@/components";
import type { BulkView, OperationId } from "@/ipc";
import { count, useWords } from "@/words";
import { useBulkTitle } from "./useBulkTitle";
import { Row } from "./Row";

const ICON = { revoke: "revoke", restore: "undo", change_expiry: "calendar", rotate: "rotate" } as const;

/** Work on several keys that stands still, or ended with something left to look at. */
export function BulkRow({ of: bulk, onOpen }: { of: BulkView; onOpen: (bulk: OperationId) => void }) {
  const { t } = useWords("unfinished");
  const title = useBulkTitle();
  const { counts, deed, state } = bulk;
  const all = counts.total - counts.skipped;
  const facts = [
    t("bulk.done", { n: count(counts.done), all: count(all) }),
    counts.failed > 0 && t("bulk.failed", { n: count(counts.failed) }),
    counts.unknown > 0 && t("bulk.unknown", { n: count(counts.unknown) }),
    state === "paused" && counts.left > 0 && t("bulk.left", { n: count(counts.left) }),
  ];
  return (
    <Row name={title(bulk)} on={{ icon: ICON[deed.deed] }} began={bulk.began} action={<Button onClick={() => onOpen(bulk.id)}>{t("bulk.open")}</Button>}>
      {facts.filter(Boolean).join(", ")}
    </Row>
  );
}
