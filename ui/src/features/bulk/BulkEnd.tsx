import { useEffect, useRef } from "react";
import { toast } from "@/components";
import { useBulk, type OperationId } from "@/ipc";
import { count, useWords } from "@/words";

export interface BulkEndProps {
  /** A bulk that was started here. */
  operation: OperationId;
  onUndo: (operation: OperationId) => void;
  /** It ended; there is nothing more to wait for. */
  onEnd: (operation: OperationId) => void;
}

/** Waits for the end of a bulk, and offers to take back what can be taken back. */
export function BulkEnd({ operation, onUndo, onEnd }: BulkEndProps) {
  const { t } = useWords("bulk");
  const { data: bulk, error } = useBulk(operation);
  const told = useRef(false);
  const isOver = error !== null || bulk?.state === "done" || bulk?.state === "stopped";
  useEffect(() => {
    if (!isOver || told.current) return;
    told.current = true;
    const { counts, deed } = bulk ?? {};
    if (deed?.deed === "revoke" && counts !== undefined && counts.undoable > 0) {
      const label = counts.undoable === counts.done ? t("toast.undo") : t("toast.undoOf", { n: count(counts.undoable) });
      toast({ title: t("toast.revoke", { count: counts.done, n: count(counts.done) }), undo: { label, onUndo: () => onUndo(operation) } });
    }
    onEnd(operation);
  }, [isOver, bulk, operation, onUndo, onEnd, t]);
  return null;
}
