import { useCallback, useState } from "react";
import { useNow } from "@/components";
import { useAction, useApp, useHost, type ErrorView, type ServerView, type SystemView } from "@/ipc";
import { counted, forgetAttempts, freeAgainAt, noteAttempt, useAttempts } from "../attempts";

/** Confirming a code, and what this window knows of the attempts that are left. */
export function useConfirm(server: ServerView, system: SystemView, onSignedIn: (server: ServerView) => void) {
  const host = useHost();
  const now = useNow(1000);
  const { refetch } = useApp();
  const tried = useAttempts(server.id, "confirm");
  const [refused, setRefused] = useState<{ code: string; at: number }>();
  const [block, setBlock] = useState<{ until: number; assumed: boolean }>();
  const action = useAction((code: string) => host.sessionConfirm(server.id, code));
  const limit = system.attempts.confirm;

  const { run: act, clear } = action;
  const run = useCallback(
    async (code: string): Promise<boolean> => {
      const outcome = await act(code);
      if (outcome.ok) {
        forgetAttempts(server.id, "confirm");
        await refetch();
        onSignedIn({ ...server, session: outcome.value });
        return true;
      }
      const at = Date.now();
      if (isRefusal(outcome.error)) {
        noteAttempt(server.id, "confirm", at);
        setRefused({ code, at });
        clear();
      }
      if (outcome.error.code === "locked_out" && outcome.error.retryAfter !== null) setBlock({ until: at + outcome.error.retryAfter * 1000, assumed: outcome.error.retryAssumed });
      return false;
    },
    [act, clear, server, refetch, onSignedIn],
  );

  const minuteEnds = limit ? freeAgainAt(tried, limit, now) : undefined;
  const isBlocked = block !== undefined && block.until > now;
  return {
    run,
    busy: action.busy,
    limit,
    used: limit ? counted(tried, limit, now).length : 0,
    refused,
    /** The server ended this sign-in. */
    isGone: action.error?.code === "no_code_expected",
    /** Until when another attempt makes no sense, in milliseconds since 1970. */
    waitUntil: isBlocked ? block.until : minuteEnds,
    waitAssumed: isBlocked && block.assumed,
    free: useCallback(() => {
      setBlock(undefined);
      clear();
    }, [clear]),
    error: action.error?.code === "no_code_expected" || action.error?.code === "cancelled" ? undefined : action.error,
  };
}

function isRefusal({ code }: ErrorView): boolean {
  return code === "wrong_code" || code === "locked_out";
}
