import { useRef } from "react";
import { Button, Dialog, Note } from "@/components";
import { useServer, type RotationPlanView } from "@/ipc";
import { capsOf } from "@/keyboard";
import { spanOf, useWords } from "@/words";

export interface IncidentDialogProps {
  plan: RotationPlanView;
  busy: boolean;
  onCancel: () => void;
  onGo: () => void;
}

/** Asks before the old key is revoked at once. */
export function IncidentDialog({ plan, busy, onCancel, onGo }: IncidentDialogProps) {
  const { t } = useWords("rotate");
  const { system } = useServer(plan.server);
  const cancel = useRef<HTMLButtonElement>(null);
  const called = system?.shortName ?? "";
  const deletes = plan.effect === "deletes";
  const undo = deletes ? t("plan.deletes", { system: called }) : plan.restorable ? t("plan.marks", { system: called }) : t("plan.marksOnly");
  return (
    <Dialog
      open
      title={t(deletes ? "ask.delete" : "ask.revoke", { name: plan.old.name })}
      onClose={() => !busy && onCancel()}
      focusFirst={cancel}
      footer={
        <>
          <span className="ml-auto" />
          <Button ref={cancel} keys={capsOf("Escape")} onClick={onCancel}>
            {t("ask.cancel")}
          </Button>
          <Button kind="danger" icon="revoke" busy={busy && t("ask.busy")} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} onClick={onGo}>
            {t(deletes ? "ask.doDelete" : "ask.doRevoke")}
          </Button>
        </>
      }
    >
      <Note tone="dead" title={t("ask.title")}>
        {t("ask.until")} {undo} {plan.lag !== null && t("plan.lag", { time: spanOf(plan.lag * 1000) })}
      </Note>
    </Dialog>
  );
}
