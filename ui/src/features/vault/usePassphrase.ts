import { useState } from "react";

/** Shorter ones are guessed by machines, however slow each guess is made. */
const LEAST = 12;

/** A new passphrase, entered twice. */
export function usePassphrase() {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [checks, setChecks] = useState(0);
  const wrong = Array.from(passphrase).length < LEAST ? "short" : passphrase === again ? undefined : "differ";

  /** The passphrase, if it can be taken; otherwise the field that is wrong says so and gets the focus. */
  function taken(): string | undefined {
    setChecks(checks + 1);
    return wrong === undefined ? passphrase : undefined;
  }

  return { passphrase, setPassphrase, again, setAgain, taken, checks, wrong: checks > 0 ? wrong : undefined } as const;
}

export type NewPassphrase = ReturnType<typeof usePassphrase>;
