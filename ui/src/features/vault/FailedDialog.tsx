import { Button, ButtonGroup, Dialog } from "@/components";
import { ErrorNote } from "@/errors";
import type { KeychainTrouble } from "@/ipc";
import { useWords } from "@/words";
import { TroubleNote } from "./TroubleNote";
import { useOpening } from "./useOpening";

export interface FailedDialogProps {
  trouble: KeychainTrouble;
  /** Opens it by the recovery code, where there is one. */
  onRecover: (() => void) | undefined;
  onClose: () => void;
}

/** The keychain sealed this profile before and does not open now: there is nothing to choose, and nothing is lost. */
export function FailedDialog({ trouble, onRecover, onClose }: FailedDialogProps) {
  const { t } = useWords("vault");
  const retry = useOpening((host) => host.vaultRetry(), onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("failed.title")}
      footer={
        <ButtonGroup>
          <Button onClick={onClose}>{t("failed.later")}</Button>
          {onRecover && <Button onClick={onRecover}>{t("recover.use")}</Button>}
          <Button kind="primary" icon="rotate" busy={retry.busy && t("choice.trying")} onClick={() => void retry.run()}>
            {t("choice.tryAgain")}
          </Button>
        </ButtonGroup>
      }
    >
      <TroubleNote trouble={trouble} />
      <p className="text-text-2">{t("failed.safe")} {!onRecover && t("recover.noCode")}</p>
      {retry.error && <ErrorNote error={retry.error} />}
    </Dialog>
  );
}
