import { useCallback } from "react";
import { useAction, useApp, useHost, type Host, type VaultView } from "@/ipc";

/** One way of opening the vault; when it is open, `onOpen` is called. A passphrase given to it is not kept. */
export function useOpening<Given extends unknown[]>(ask: (host: Host, ...given: Given) => Promise<VaultView>, onOpen: () => void) {
  const host = useHost();
  const { refetch } = useApp();
  const action = useAction((...given: Given) => ask(host, ...given));
  const { run: act } = action;
  const run = useCallback(
    async (...given: Given) => {
      const outcome = await act(...given);
      await refetch();
      if (outcome.ok && outcome.value.state === "open") onOpen();
    },
    [act, refetch, onOpen],
  );
  return { ...action, run };
}
