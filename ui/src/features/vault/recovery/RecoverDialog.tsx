import { Button, ButtonGroup, Dialog } from "@/components";
import { useWords } from "@/words";
import { RecoverForm } from "./RecoverForm";

export interface RecoverDialogProps {
  onBack: () => void;
  onDone: () => void;
}

/** Opening by the recovery code, where the keychain's entry or the passphrase is lost. */
export function RecoverDialog({ onBack, onDone }: RecoverDialogProps) {
  const { t } = useWords("vault");
  return (
    <Dialog open onClose={onBack} title={t("recover.title")}>
      <RecoverForm onDone={onDone}>
        {(submit, busy) => (
          <ButtonGroup>
            <Button onClick={onBack}>{t("recover.back")}</Button>
            <Button kind="primary" busy={busy && t("recover.opening")} onClick={submit}>
              {t("recover.action")}
            </Button>
          </ButtonGroup>
        )}
      </RecoverForm>
    </Dialog>
  );
}
