import { useCallback, useState } from "react";
import { useNow } from "@/components";
import type { ErrorView, ServerView } from "@/ipc";

/** A block by the server: until when, as far as known. */
export interface Lock {
  isOn: boolean;
  /** Milliseconds since 1970. */
  until: number | undefined;
  assumed: boolean;
  /** The countdown has ended. */
  end: () => void;
}

/** Whether the server blocks sign-ins now, by its session or by its last answer. */
export function useLock(server: ServerView, error: ErrorView | undefined): Lock {
  const [ended, setEnded] = useState<string>();
  const now = useNow(1000);
  const [answered, setAnswered] = useState<{ error: ErrorView; at: number }>();
  if (error?.code === "locked_out" && answered?.error !== error) setAnswered({ error, at: now });

  const { session } = server;
  const lock =
    session.state === "locked_out"
      ? { until: session.until === null ? undefined : Date.parse(session.until), assumed: session.assumed }
      : error?.code === "locked_out" && answered?.error === error
        ? { until: error.retryAfter === null ? undefined : answered.at + error.retryAfter * 1000, assumed: error.retryAssumed }
        : undefined;
  const name = lock && String(lock.until);
  const end = useCallback(() => setEnded(name), [name]);
  return { isOn: lock !== undefined && name !== ended, until: lock?.until, assumed: lock?.assumed ?? false, end };
}
