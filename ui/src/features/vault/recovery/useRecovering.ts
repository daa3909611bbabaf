import { useAction, useHost, useLock } from "@/ipc";

/** Opens the profile by its recovery code; what is given is not kept. */
export function useRecovering(onDone: () => void) {
  const host = useHost();
  const { refetch } = useLock();
  const action = useAction((code: string, passphrase: string | null) => host.vaultRecover(code, passphrase));
  async function run(code: string, passphrase: string | null) {
    if (!(await action.run(code, passphrase)).ok) return;
    await refetch();
    onDone();
  }
  return { ...action, run };
}
