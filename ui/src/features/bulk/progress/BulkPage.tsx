import type { ReactNode } from "react";
import { Button, EmptyState, Page, Skeleton, useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { useBulk, type BulkView, type OperationId, type ServerId } from "@/ipc";
import { count, timeSince, useWords } from "@/words";
import { BulkActions } from "./BulkActions";
import { BulkItems } from "./BulkItems";
import { BulkNotes } from "./BulkNotes";
import { BulkServers } from "./BulkServers";
import { Figures } from "./Figures";
import { FootNote } from "./FootNote";

export interface BulkPageProps {
  operation: OperationId;
  /** Links before the title. */
  trail: readonly ReactNode[];
  onKeys: () => void;
  /** What was done shall be taken back: the prepared bulk that does it. */
  onUndo: (draft: BulkView) => void;
  /** The rotation that an item led to. */
  onRotation: (rotation: OperationId) => void;
  onSignIn: (server: ServerId) => void;
}

/** A bulk while it runs and after it: how far, what each server does, and what became of each key. */
export function BulkPage({ operation, trail, onKeys, onUndo, onRotation, onSignIn }: BulkPageProps) {
  const { t } = useWords("bulk");
  const now = useNow(10_000);
  const { data: bulk, error, refetch } = useBulk(operation);
  if (!bulk) {
    return (
      <Page title={t("progress.work")} trail={trail}>
        {error === null ? (
          <Skeleton width={320} />
        ) : error.code === "no_such_operation" ? (
          <EmptyState title={t("progress.gone")} action={<Button onClick={onKeys}>{t("progress.back")}</Button>}>
            {t("progress.goneBody")}
          </EmptyState>
        ) : (
          <ErrorNote error={error.view} on={{ retry: () => void refetch() }} />
        )}
      </Page>
    );
  }
  const total = bulk.counts.total - bulk.counts.skipped;
  return (
    <Page
      fill
      title={t(`title.${bulk.deed.deed}`, { count: total, n: count(total) })}
      trail={trail}
      sub={t("progress.began", { time: timeSince(bulk.began, now) })}
      actions={<BulkActions of={bulk} onUndo={onUndo} />}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-3.5 overflow-y-auto px-5 py-4">
        <Figures of={bulk} />
        <BulkNotes of={bulk} onSignIn={onSignIn} />
        <BulkServers of={bulk} />
        <BulkItems of={bulk} onRotation={onRotation} />
        <FootNote of={bulk} />
      </div>
    </Page>
  );
}
