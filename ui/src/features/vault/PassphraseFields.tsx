import { useEffect, useRef } from "react";
import { Field, PasswordInput } from "@/components";
import { useWords } from "@/words";
import type { NewPassphrase } from "./usePassphrase";

/** A new passphrase, twice. */
export function PassphraseFields({ entered }: { entered: NewPassphrase }) {
  const { t } = useWords("vault");
  const { passphrase, setPassphrase, again, setAgain, checks, wrong } = entered;
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const told = useRef(checks);

  useEffect(() => {
    if (told.current === checks) return;
    told.current = checks;
    if (wrong === "short") first.current?.focus();
    if (wrong === "differ") second.current?.focus();
  }, [checks, wrong]);

  return (
    <>
      <Field label={t("choice.enter")} help={t("choice.enterHelp")} error={wrong === "short" ? t("choice.short") : undefined}>
        <PasswordInput ref={first} autoComplete="new-password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      </Field>
      <Field label={t("choice.enterAgain")} error={wrong === "differ" ? t("choice.differ") : undefined}>
        <PasswordInput ref={second} autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />
      </Field>
    </>
  );
}
