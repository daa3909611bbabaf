import { useCallback, useEffect, useRef } from "react";
import { newWork, useAction, useApp, type Host, type ServerView, type SystemView, type WayView } from "@/ipc";
import { forgetAttempts, noteAttempt } from "../attempts";

/** Signing in with what was typed. It can be stopped, and is stopped when the page is left. */
export function useSignIn(host: Host, server: ServerView, system: SystemView, onSignedIn: (server: ServerView) => void) {
  const { refetch } = useApp();
  const work = useRef<string>(undefined);
  const action = useAction(async (way: WayView, values: Record<string, string>, keep: boolean) => {
    const fields = Object.fromEntries(way.fields.map(({ name, kind }) => [name, kind === "email" || kind === "text" ? (values[name] ?? "").trim() : (values[name] ?? "")]));
    return host.sessionSignIn({ server: server.id, way: way.id, fields, keep, work: (work.current = newWork()) });
  });

  const stop = useCallback(() => {
    if (work.current !== undefined) void host.cancelWork(work.current);
  }, [host]);
  useEffect(() => stop, [stop]);

  const { run: act } = action;
  const run = useCallback(
    async (way: WayView, values: Record<string, string>, keep: boolean) => {
      const outcome = await act(way, values, keep);
      work.current = undefined;
      if (outcome.ok) {
        forgetAttempts(server.id, "sign-in");
        // A code that is asked for again is counted anew by nobody: the minute goes on.
        await refetch();
        if (outcome.value.state === "signed_in" || outcome.value.state === "renewing") onSignedIn({ ...server, session: outcome.value });
      } else if (outcome.error.code === "wrong_credentials" && system.attempts.signIn) noteAttempt(server.id, "sign-in", Date.now());
    },
    [act, server, system, refetch, onSignedIn],
  );
  return { ...action, run, stop };
}
