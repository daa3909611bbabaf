import { useCallback, useRef, useState } from "react";
import { useLatest } from "@/keyboard";
import { DECLINED, goingOn, useAskAssumed } from "./assumed";
import type { ErrorView } from "./bindings";
import { errorOf } from "./error";

/** How an action ended, for the code that began it. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: ErrorView };

export interface Action<Given extends unknown[], Value> {
  /** Runs it and tells how it ended; never rejects. While it runs, a second press is ignored and ends as cancelled. */
  run: (...given: Given) => Promise<Outcome<Value>>;
  busy: boolean;
  /** Why the last run failed; gone when the next one begins. */
  error: ErrorView | undefined;
  /** Forgets the failure. */
  clear: () => void;
}

/**
 * One change asked for by the user. What it was given is not kept, so it may be a password. Where it rests on assumed
 * facts that nobody has accepted, the user is asked, and the action goes on or ends as if it had not begun.
 */
export function useAction<Given extends unknown[], Value>(act: (...given: Given) => Promise<Value>): Action<Given, Value> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorView>();
  const running = useRef(false);
  const latest = useLatest(act);
  const ask = useAskAssumed();

  const run = useCallback(async (...given: Given): Promise<Outcome<Value>> => {
    if (running.current) return { ok: false, error: IGNORED };
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      return { ok: true, value: await goingOn(ask, () => latest.current(...given)) };
    } catch (thrown) {
      const view = errorOf(thrown);
      if (view !== DECLINED) setError(view);
      return { ok: false, error: view };
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, [ask, latest]);
  return { run, busy, error, clear: useCallback(() => setError(undefined), []) };
}

/** A name for a piece of work, so that it can be stopped by `cancelWork`. */
export function newWork(): string {
  return crypto.randomUUID();
}

/** The name under which the host reads the keys of a server, for `cancelWork`. */
export function refreshWork(server: string): string {
  return `refresh/${server}`;
}

const IGNORED: ErrorView = { code: "cancelled", message: "It is running already.", server: null, retryAfter: null, retryAssumed: false, detail: null, assumed: [], certificate: null };
