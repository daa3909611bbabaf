import { useState } from "react";
import { Button, ButtonGroup, Dialog, RadioList } from "@/components";
import { ErrorNote } from "@/errors";
import type { KeychainTrouble } from "@/ipc";
import { useWords } from "@/words";
import { PassphraseFields } from "./PassphraseFields";
import { TroubleNote } from "./TroubleNote";
import { useOpening } from "./useOpening";
import { usePassphrase } from "./usePassphrase";

type Way = "passphrase" | "memory";

/** No keychain, and nothing chosen yet: try again, a passphrase, or memory only, each with its consequence. */
export function ChoiceDialog({ trouble, onClose }: { trouble: KeychainTrouble; onClose: () => void }) {
  const { t } = useWords("vault");
  const [way, setWay] = useState<Way | null>(null);
  const entered = usePassphrase();
  const retry = useOpening((host) => host.vaultRetry(), onClose);
  const choose = useOpening((host, chosen: Way, entered: string) => (chosen === "memory" ? host.vaultChooseMemory() : host.vaultChoosePassphrase(entered)), onClose);
  const error = choose.error ?? retry.error;

  function submit() {
    if (way === null) return;
    const passphrase = way === "passphrase" ? entered.taken() : "";
    if (passphrase !== undefined) void choose.run(way, passphrase);
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
          <PassphraseFields entered={entered} />
          <button type="submit" hidden />
        </form>
      )}
      {error && <ErrorNote error={error} />}
    </Dialog>
  );
}
