import { useCallback } from "react";
import { SecretField } from "@/components";
import { useHost, type OperationId } from "@/ipc";
import { maskOf } from "./mask";

export interface HeldSecretProps {
  /** The creation whose secret it is. */
  operation: OperationId;
  hint: string;
  /** How many letters it has. */
  length: number;
  onCopied?: (() => void) | undefined;
  onFail: (thrown: unknown) => void;
}

/** The secret of a key that was just made, while it waits for the user. The value goes from the host to the field and nowhere else. */
export function HeldSecret({ operation, hint, length, onCopied, onFail }: HeldSecretProps) {
  const host = useHost();
  const onReveal = useCallback(() => host.secretReveal(operation), [host, operation]);
  const onCopy = useCallback(async () => {
    const { clears } = await host.secretCopy(operation);
    onCopied?.();
    return clears === null ? 0 : Date.parse(clears);
  }, [host, operation, onCopied]);
  const onClear = useCallback(async () => {
    await host.clipboardClear();
  }, [host]);
  return <SecretField masked={maskOf(hint, length)} onReveal={onReveal} onCopy={onCopy} onClear={onClear} onFail={onFail} />;
}
