import { useState } from "react";
import { Button, ButtonGroup, Dialog, Field, PasswordInput, TextInput } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, useServer, type ServerId } from "@/ipc";
import { useWords } from "@/words";

export interface PasswordDialogProps {
  server: ServerId;
  /** Whose password it is, as far as known. */
  login: string;
  onClose: () => void;
  onChanged: () => void;
}

/** Another password, instead of an expired one as well. What is typed stays here and goes to the host only. */
export function PasswordDialog({ server: id, login: known, onClose, onChanged }: PasswordDialogProps) {
  const { t } = useWords("password");
  const host = useHost();
  const { server } = useServer(id);
  const [login, setLogin] = useState(known);
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const change = useAction(() => host.passwordChange({ server: id, login: login.trim(), old, new: next }));
  const needed = (value: string) => (tried && value.trim() === "" ? t("needed") : undefined);
  const isSame = next !== "" && next === old;
  const differs = next !== again;
  const isGood = [login, old, next].every((value) => value.trim() !== "") && !isSame && !differs;

  async function press() {
    setTried(true);
    if (!isGood) return;
    const outcome = await change.run();
    if (outcome.ok) onChanged();
  }

  return (
    <Dialog
      open
      width={460}
      title={t("title")}
      lead={<p className="text-text-3">{server?.name}</p>}
      onClose={() => !change.busy && onClose()}
      onSubmit={() => void press()}
      footer={
        <ButtonGroup>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button kind="primary" keys={["Ctrl", "Enter"]} busy={change.busy && t("changing")} onClick={() => void press()}>
            {t("change")}
          </Button>
        </ButtonGroup>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          void press();
        }}
      >
        <Field label={t("login")} error={needed(login)}>
          <TextInput value={login} readOnly={known !== ""} autoComplete="username" spellCheck={false} autoCapitalize="off" onChange={(event) => setLogin(event.target.value)} />
        </Field>
        <Field label={t("old")} error={needed(old)}>
          <PasswordInput value={old} onChange={(event) => setOld(event.target.value)} />
        </Field>
        <Field label={t("new")} help={t("newHelp")} error={needed(next) ?? (tried && isSame ? t("same") : undefined)}>
          <PasswordInput value={next} autoComplete="new-password" onChange={(event) => setNext(event.target.value)} />
        </Field>
        <Field label={t("again")} error={tried && next !== "" && differs ? t("differs") : undefined}>
          <PasswordInput value={again} autoComplete="new-password" onChange={(event) => setAgain(event.target.value)} />
        </Field>
        {/* Enter in any field. */}
        <button type="submit" hidden />
      </form>
      {change.error && <ErrorNote error={change.error} />}
    </Dialog>
  );
}
