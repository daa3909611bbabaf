import { useRef } from "react";
import { Button, ButtonGroup, Dialog } from "@/components";
import { ErrorNote } from "@/errors";
import type { ErrorView } from "@/ipc";
import { useWords } from "@/words";

export interface LockRefusedProps {
  error: ErrorView;
  busy: boolean;
  onStay: () => void;
  /** Locks although a secret is lost by it. */
  onLose: () => void;
}

/** It was not locked, because a secret that is nowhere else would be lost; or for another reason, which is told. */
export function LockRefused({ error, busy, onStay, onLose }: LockRefusedProps) {
  const { t } = useWords("lock");
  const stay = useRef<HTMLButtonElement>(null);
  const wouldLose = error.code === "secret_unsealed";
  return (
    <Dialog
      open
      width={480}
      title={wouldLose ? t("refused.title") : t("now")}
      onClose={onStay}
      focusFirst={stay}
      footer={
        <ButtonGroup>
          <Button ref={stay} onClick={onStay}>
            {t("refused.stay")}
          </Button>
          {wouldLose && (
            <Button kind="danger" busy={busy && t("refused.locking")} onClick={onLose}>
              {t("refused.lose")}
            </Button>
          )}
        </ButtonGroup>
      }
    >
      <ErrorNote error={error} />
    </Dialog>
  );
}
