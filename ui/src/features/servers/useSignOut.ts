import { useCallback, useState } from "react";
import { errorOf, goingOn, useAskAssumed, type ErrorView, type Host, type ServerView, type SignOutView } from "@/ipc";

/** How the last sign-out ended, until it is dismissed. */
export interface SignOutResult {
  server: ServerView;
  result: { ok: true; view: SignOutView } | { ok: false; error: ErrorView };
}

/** Signing out from a list: what happened is told above the list, because systems differ in what they do. */
export function useSignOut(host: Host) {
  const [busy, setBusy] = useState<string>();
  const [note, setNote] = useState<SignOutResult>();
  const ask = useAskAssumed();
  const run = useCallback(
    async (server: ServerView) => {
      setBusy(server.id);
      setNote(undefined);
      try {
        setNote({ server, result: { ok: true, view: await goingOn(ask, () => host.sessionSignOut(server.id)) } });
      } catch (thrown) {
        setNote({ server, result: { ok: false, error: errorOf(thrown) } });
      } finally {
        setBusy(undefined);
      }
    },
    [host, ask],
  );
  return { busy, note, run, dismiss: useCallback(() => setNote(undefined), []) };
}
