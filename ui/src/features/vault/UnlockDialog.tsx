import { useEffect, useRef, useState } from "react";
import { Button, ButtonGroup, Dialog, Field, PasswordInput } from "@/components";
import { ErrorNote } from "@/errors";
import { useWords } from "@/words";
import { useOpening } from "./useOpening";

export interface UnlockDialogProps {
  /** Opens it by the recovery code, where there is one. */
  onRecover: (() => void) | undefined;
  onClose: () => void;
}

/** The passphrase that opens this profile. */
export function UnlockDialog({ onRecover, onClose }: UnlockDialogProps) {
  const { t } = useWords("vault");
  const [passphrase, setPassphrase] = useState("");
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const unlock = useOpening((host, entered: string) => host.vaultUnlock(entered), onClose);
  const isWrong = unlock.error?.code === "wrong_passphrase";

  useEffect(() => {
    if (isWrong) input.current?.select();
  }, [isWrong]);

  function submit() {
    setMissing(passphrase === "");
    if (passphrase === "") input.current?.focus();
    else void unlock.run(passphrase);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("unlock.title")}
      focusFirst={input}
      width={440}
      footer={
        <ButtonGroup>
          <Button onClick={onClose}>{t("unlock.later")}</Button>
          {onRecover && <Button onClick={onRecover}>{t("recover.use")}</Button>}
          <Button kind="primary" busy={unlock.busy && t("unlock.unlocking")} onClick={submit}>
            {t("unlock.action")}
          </Button>
        </ButtonGroup>
      }
    >
      <p className="text-text-2">{t("unlock.body")}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t("unlock.label")} error={isMissing ? t("unlock.needed") : isWrong ? t("unlock.wrong") : undefined}>
          <PasswordInput ref={input} value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
        </Field>
      </form>
      {unlock.error && !isWrong && <ErrorNote error={unlock.error} />}
    </Dialog>
  );
}
