import { useRef, useState } from "react";
import { Button, ButtonGroup, Dialog, Field, PasswordInput, RadioList } from "@/components";
import { ErrorNote } from "@/errors";
import type { KeychainTrouble } from "@/ipc";
import { useWords } from "@/words";
import { TroubleNote } from "./TroubleNote";
import { useOpening } from "./useOpening";

/** Shorter ones are guessed by machines, however slow each guess is made. */
const LEAST = 12;

type Way = "passphrase" | "memory";

/** No keychain, and nothing chosen yet: try again, a passphrase, or memory only, each with its consequence. */
export function ChoiceDialog({ trouble, onClose }: { trouble: KeychainTrouble; onClose: () => void }) {
  const { t } = useWords("vault");
  const [way, setWay] = useState<Way | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [isChecked, setChecked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const retry = useOpening((host) => host.vaultRetry(), onClose);
  const choose = useOpening((host, chosen: Way, entered: string) => (chosen === "memory" ? host.vaultChooseMemory() : host.vaultChoosePassphrase(entered)), onClose);
  const tooShort = Array.from(passphrase).length < LEAST;
  const differs = passphrase !== again;
  const error = choose.error ?? retry.error;

  function submit() {
    if (way === null) return;
    setChecked(true);
    if (way === "passphrase" && tooShort) first.current?.focus();
    else if (way === "passphrase" && differs) second.current?.focus();
    else void choose.run(way, passphrase);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("choice.title")}
      onSubmit={submit}
      footer={
        <>
          <Button icon="rotate" busy={retry.busy && t("choice.trying")} onClick={() => void retry.run()}>
            {t("choice.tryAgain")}
          </Button>
          <ButtonGroup>
            <Button kind="ghost" onClick={onClose}>
              {t("choice.later")}
            </Button>
            {way !== null && (
              <Button kind="primary" busy={choose.busy && t(way === "memory" ? "choice.choosing" : "choice.sealing")} onClick={submit}>
                {t(way === "memory" ? "choice.chooseMemory" : "choice.choosePassphrase")}
              </Button>
            )}
          </ButtonGroup>
        </>
      }
    >
      <TroubleNote trouble={trouble} />
      <RadioList
        label={t("choice.label")}
        value={way}
        onChange={setWay}
        options={[
          { value: "passphrase", label: t("choice.passphrase"), detail: t("choice.passphraseBody") },
          { value: "memory", label: t("choice.memory"), detail: t("choice.memoryBody") },
        ]}
      />
      {way === "passphrase" && (
        <form
          noValidate
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field label={t("choice.enter")} help={t("choice.enterHelp")} error={isChecked && tooShort ? t("choice.short") : undefined}>
            <PasswordInput ref={first} autoComplete="new-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </Field>
          <Field label={t("choice.enterAgain")} error={isChecked && !tooShort && differs ? t("choice.differ") : undefined}>
            <PasswordInput ref={second} autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />
          </Field>
          <button type="submit" hidden />
        </form>
      )}
      {error && <ErrorNote error={error} />}
    </Dialog>
  );
}
