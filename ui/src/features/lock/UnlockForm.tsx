import { useEffect, useRef, useState } from "react";
import { Button, Field, Note, PasswordInput } from "@/components";
import { ErrorNote } from "@/errors";
import { useLockAction, type VaultView } from "@/ipc";
import { useWords } from "@/words";

/** The passphrase, or one press that asks the keychain; and why that did not open it. */
export function UnlockForm({ vault }: { vault: VaultView }) {
  const { t } = useWords(["lock", "vault"]);
  const [passphrase, setPassphrase] = useState("");
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const open = useLockAction((host, entered: string | null) => host.lockOpen(entered));
  const needsPassphrase = vault.state === "needs_passphrase";
  const isWrong = open.error?.code === "wrong_passphrase";

  useEffect(() => {
    if (isWrong) input.current?.select();
  }, [isWrong]);

  function submit() {
    if (needsPassphrase) setMissing(passphrase === "");
    if (needsPassphrase && passphrase === "") input.current?.focus();
    else void open.run(needsPassphrase ? passphrase : null);
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {vault.state === "failed" && (
        <Note tone="ink" icon="lock" alert title={t(`vault:trouble.${vault.trouble}.title`)}>
          {t(`vault:trouble.${vault.trouble}.body`)} {t("vault:failed.safe")}
        </Note>
      )}
      {needsPassphrase ? (
        <div className="flex items-start gap-2">
          <Field className="flex-1" label={t("page.passphrase")} error={isMissing ? t("page.needed") : isWrong ? t("page.wrong") : undefined}>
            <PasswordInput ref={input} autoFocus boxSize="lg" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </Field>
          <Button kind="primary" className="mt-6 h-9.5 px-4" busy={open.busy && t("page.unlocking")} onClick={submit}>
            {t("page.unlock")}
          </Button>
        </div>
      ) : (
        <Button kind="primary" autoFocus className="h-9.5" busy={open.busy && t("page.unlocking")} onClick={submit}>
          {t(vault.state === "failed" ? "page.unlockAgain" : "page.unlock")}
        </Button>
      )}
      {open.error && !isWrong && <ErrorNote error={open.error} />}
    </form>
  );
}
