import type { SessionMarkProps } from "@/components";
import type { ErrorCode, ServerView } from "@/ipc";
import { spanOf, type useWords } from "@/words";

/** Failures of the last reading that mean the server was not reached. */
const UNREACHED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["unknown_host", "connection_refused", "timed_out", "connection_broken"]);

/** Where a server stands, for its mark in a list. */
export interface Standing {
  state: SessionMarkProps["state"];
  /** Milliseconds until the session ends, where that is known. */
  left: number | undefined;
  /** Whether the session goes on by itself; then its end is nobody's concern. */
  renews: boolean;
  /** Who is, or was, signed in. */
  who: string | undefined;
}

/** A server that was not reached at the last reading is offline, whatever its session says. */
export function standingOf(server: ServerView, now: number): Standing {
  const { session } = server;
  const rest = { left: undefined, renews: false, who: "who" in session ? session.who : undefined };
  if (session.state === "signed_in" || session.state === "renewing") {
    if (server.refresh.state === "failed" && UNREACHED.has(server.refresh.error.code)) return { ...rest, state: "offline" };
    if (session.state === "renewing") return { ...rest, state: "renewing", renews: true };
    const left = session.ends === null ? undefined : Math.max(0, Date.parse(session.ends) - now);
    return { state: "signed_in", left, renews: session.renews, who: session.who };
  }
  return { ...rest, state: session.state };
}

type ServerWords = ReturnType<typeof useWords<"servers">>["t"];

/** A server's state in one sentence, for a tooltip and for screen readers. */
export function sessionWords(t: ServerWords, name: string, { state, left, who = "" }: Standing): string {
  switch (state) {
    case "signed_in":
      return left === undefined ? t("side.signedIn", { name, who }) : t("side.left", { name, who, time: spanOf(left) });
    case "renewing":
      return t("side.signedIn", { name, who });
    case "second_factor":
      return t("side.code", { name });
    case "needs_sign_in":
      return t("side.needed", { name });
    case "locked_out":
      return t("side.locked", { name });
    case "offline":
      return t("side.offline", { name });
    case "signed_out":
      return t("side.out", { name });
  }
}
