import type { SessionState } from "@/ipc";

/** A session that waits for a code. */
export type Waiting = Extract<SessionState, { state: "second_factor" }>;

/** The one word of a server that may be called mail; the set is open, and nothing is said of the others. */
export function isMail({ channel }: Waiting): boolean {
  return channel.toLowerCase() === "email";
}
