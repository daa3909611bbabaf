import { useCallback, useEffect, useRef, type ReactNode } from "react";
import { Button, Page, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { useRotationPlan, type KeyId, type OperationId, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { Planning } from "./Planning";

export interface PlanPageProps {
  server: ServerId;
  keyId: KeyId;
  /** Links before the title. */
  trail: (name: string) => readonly ReactNode[];
  onCancel: () => void;
  /** A rotation of this key is there: begun now, or open already. */
  onRotation: (rotation: OperationId) => void;
  onSignIn: (server: ServerId) => void;
}

/** What a rotation would do, before anything is sent. A key that is being rotated already leads to that rotation. */
export function PlanPage({ server, keyId, trail, onCancel, onRotation, onSignIn }: PlanPageProps) {
  const { t } = useWords("rotate");
  const { data: plan, error, refetch } = useRotationPlan(server, keyId);
  const open = plan?.open ?? undefined;
  const led = useRef(false);
  // A rotation that begins here is open a moment later as well: it is gone to once.
  const lead = useCallback(
    (rotation: OperationId) => {
      if (led.current) return;
      led.current = true;
      onRotation(rotation);
    },
    [onRotation],
  );
  useEffect(() => {
    if (open !== undefined) lead(open);
  }, [open, lead]);
  if (plan && open === undefined) return <Planning plan={plan} keyId={keyId} trail={trail(plan.old.name)} onCancel={onCancel} onBegun={lead} onSignIn={onSignIn} />;
  return (
    <Page title={t("title.plan")} trail={trail("")} actions={<Button onClick={onCancel}>{t("plan.cancel")}</Button>}>
      {error ? <ErrorNote error={error.view} on={{ retry: () => void refetch(), signIn: () => onSignIn(server), refresh: () => void refetch() }} /> : <Skeleton width={320} />}
    </Page>
  );
}
