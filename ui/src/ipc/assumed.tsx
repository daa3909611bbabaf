import { createContext, useContext } from "react";
import type { ErrorView } from "./bindings";
import { errorOf, IpcError } from "./error";

/** Asks the user to accept the assumed facts of an error; true once they are accepted. */
export type AskAssumed = (error: ErrorView) => Promise<boolean>;

const AskContext = createContext<AskAssumed>(() => Promise.resolve(false));

/** Gives everything below it the way to ask. */
export const AskAssumedProvider = AskContext;

export function useAskAssumed(): AskAssumed {
  return useContext(AskContext);
}

/** What an action ends with whose assumed facts were not accepted: nothing was sent, and nothing need be said. */
export const DECLINED: ErrorView = { code: "cancelled", message: "The assumed facts were not accepted.", server: null, retryAfter: null, retryAssumed: false, detail: null, assumed: [], certificate: null };

/** Does what may rest on assumed facts: asks for those that nobody has accepted, and goes on with the very same action. */
export async function goingOn<Value>(ask: AskAssumed, act: () => Promise<Value>): Promise<Value> {
  const accepted = new Set<string>();
  for (;;) {
    try {
      return await act();
    } catch (thrown) {
      const error = errorOf(thrown);
      // What was accepted and is refused all the same is a failure, not a question.
      if (error.code !== "assumed" || error.assumed.every(({ table }) => accepted.has(table))) throw thrown;
      if (!(await ask(error))) throw new IpcError(DECLINED);
      for (const { table } of error.assumed) accepted.add(table);
    }
  }
}
