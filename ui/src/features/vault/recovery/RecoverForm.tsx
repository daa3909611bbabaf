import { useEffect, useRef, useState, type ReactNode } from "react";
import { Field, RadioList, TextArea } from "@/components";
import { ErrorNote } from "@/errors";
import { useWords } from "@/words";
import { PassphraseFields } from "../PassphraseFields";
import { usePassphrase } from "../usePassphrase";
import { useRecovering } from "./useRecovering";

type Way = "keychain" | "passphrase";

export interface RecoverFormProps {
  onDone: () => void;
  /** The buttons, given what submits it and whether that is under way. */
  children: (submit: () => void, busy: boolean) => ReactNode;
}

/** The recovery code, and under what the profile shall be sealed from then on. */
export function RecoverForm({ onDone, children }: RecoverFormProps) {
  const { t } = useWords("vault");
  const [code, setCode] = useState("");
  /** How often it was submitted without a code; none once there is one. */
  const [missing, setMissing] = useState(0);
  const [way, setWay] = useState<Way>("keychain");
  const entered = usePassphrase();
  const input = useRef<HTMLTextAreaElement>(null);
  const recover = useRecovering(onDone);

  useEffect(() => input.current?.focus(), [missing]);

  function submit() {
    const isMissing = code.trim() === "";
    setMissing(isMissing ? missing + 1 : 0);
    if (isMissing) return;
    const passphrase = way === "passphrase" ? entered.taken() : null;
    if (passphrase !== undefined) void recover.run(code, passphrase);
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("recover.code")} help={t("recover.codeHelp")} error={missing > 0 ? t("recover.needed") : undefined}>
        <TextArea ref={input} className="font-mono" rows={2} autoComplete="off" spellCheck={false} value={code} onChange={(event) => setCode(event.target.value)} />
      </Field>
      <RadioList
        label={t("recover.label")}
        value={way}
        onChange={setWay}
        options={[
          { value: "keychain", label: t("recover.keychain"), detail: t("recover.keychainBody") },
          { value: "passphrase", label: t("recover.passphrase"), detail: t("recover.passphraseBody") },
        ]}
      />
      {way === "passphrase" && <PassphraseFields entered={entered} />}
      {recover.error && <ErrorNote error={recover.error} />}
      {children(submit, recover.busy)}
    </form>
  );
}
