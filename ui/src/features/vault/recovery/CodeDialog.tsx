import { useCallback, useEffect, useRef, useState } from "react";
import { Button, ButtonGroup, Dialog, Field, FieldGroup, Note, SecretField, TextInput } from "@/components";
import { ErrorNote } from "@/errors";
import { errorOf, useAction, useApp, useHost, type ErrorView, type RecoveryCodeView } from "@/ipc";
import { useWords } from "@/words";

/** What stands for a group while the code is masked. */
const MASK = "••••";

/** A new recovery code: shown once, and good as soon as one of its groups was typed back. */
export function CodeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords("vault");
  const host = useHost();
  const { refetch, data: app } = useApp();
  const [code, setCode] = useState<RecoveryCodeView>();
  const [group, setGroup] = useState("");
  const [failed, setFailed] = useState<ErrorView>();
  const input = useRef<HTMLInputElement>(null);
  const { run: begin, error: notBegun } = useAction(() => host.recoveryBegin());
  const confirm = useAction((typed: string) => host.recoveryConfirm(typed));
  const isOther = confirm.error?.code === "input_refused";
  const error = notBegun ?? failed ?? (isOther ? undefined : confirm.error);

  useEffect(() => {
    void begin().then((outcome) => outcome.ok && setCode(outcome.value));
  }, [begin]);
  useEffect(() => {
    if (isOther) input.current?.select();
  }, [isOther]);

  // The value goes from the host to the field and nowhere else.
  const onReveal = useCallback(() => host.recoveryReveal(), [host]);
  const onCopy = useCallback(async () => {
    const { clears } = await host.recoveryCopy();
    setFailed(undefined);
    return clears === null ? 0 : Date.parse(clears);
  }, [host]);
  const onClear = useCallback(async () => {
    await host.clipboardClear();
  }, [host]);
  const onFail = useCallback((thrown: unknown) => setFailed(errorOf(thrown)), []);

  function close() {
    void host.recoveryDrop().catch(() => {});
    onClose();
  }

  async function done() {
    if (!(await confirm.run(group)).ok) return;
    await refetch();
    onClose();
  }

  return (
    <Dialog
      open
      onClose={close}
      title={t("code.title")}
      width={640}
      onSubmit={() => void done()}
      footer={
        <ButtonGroup>
          <Button kind="ghost" onClick={close}>
            {t("code.cancel")}
          </Button>
          <Button kind="primary" busy={confirm.busy && t("code.confirming")} onClick={() => void done()}>
            {t("code.confirm")}
          </Button>
        </ButtonGroup>
      }
    >
      <p className="text-text-2">{t("code.body")}</p>
      {app?.recovery === "made" && <Note title={t("code.replaces")}>{t("code.replacesBody")}</Note>}
      {code && (
        <>
          <FieldGroup label={t("code.label")} aside={t("code.aside")}>
            <SecretField masked={Array.from({ length: code.groups }, () => MASK).join("-")} onReveal={onReveal} onCopy={onCopy} onClear={onClear} onFail={onFail} />
          </FieldGroup>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void done();
            }}
          >
            <Field label={t("code.group", { count: code.asked + 1, ordinal: true })} help={t("code.groupHelp")} error={isOther ? t("code.other") : undefined}>
              <TextInput ref={input} mono autoComplete="off" spellCheck={false} autoCapitalize="characters" value={group} onChange={(event) => setGroup(event.target.value)} />
            </Field>
          </form>
        </>
      )}
      {error && <ErrorNote error={error} />}
    </Dialog>
  );
}
