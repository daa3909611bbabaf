import { Button } from "@/components";
import { RecoverForm } from "@/features/vault";
import { useWords } from "@/words";

/** On the lock page: opening by the recovery code. */
export function RecoverLocked({ onBack }: { onBack: () => void }) {
  const { t } = useWords("vault");
  return (
    <RecoverForm onDone={onBack}>
      {(submit, busy) => (
        <div className="flex items-center gap-2">
          <Button kind="primary" size="lg" busy={busy && t("recover.opening")} onClick={submit}>
            {t("recover.action")}
          </Button>
          <Button size="lg" onClick={onBack}>
            {t("recover.back")}
          </Button>
        </div>
      )}
    </RecoverForm>
  );
}
