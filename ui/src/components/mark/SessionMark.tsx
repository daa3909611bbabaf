import { clsx } from "clsx";
import { spanOf, useWords } from "@/words";
import { Icon, type IconName } from "../icon";

/** The state of being signed in to a server. */
export type SessionState = "signed_in" | "renewing" | "signed_out" | "second_factor" | "needs_sign_in" | "locked_out" | "offline";

export interface SessionMarkProps {
  state: SessionState;
  /** Milliseconds until the session ends, where it does not renew itself or the row has room to say it. */
  left?: number | undefined;
  /** line: icon and words. side: a check mark, or the words in ink, at the end of a sidebar row. */
  look?: "line" | "side" | undefined;
}

/** Below this, a session that does not renew itself shows its time in the sidebar. */
const SOON = 10 * 60 * 1000;

const ICON: Record<SessionState, IconName> = {
  signed_in: "ok",
  renewing: "rotate",
  signed_out: "user",
  second_factor: "mail",
  needs_sign_in: "octagon",
  locked_out: "lock",
  offline: "offline",
};

export function SessionMark({ state, left, look = "line" }: SessionMarkProps) {
  const { t } = useWords("components");
  const healthy = state === "signed_in" || state === "renewing";
  const word = t(`session.${state}`);
  if (look === "side") {
    if (healthy && left !== undefined && left < SOON) return <span className="text-12 whitespace-nowrap text-text-3">{spanOf(left)}</span>;
    if (healthy) return <Icon name="ok" size={14} label={word} className="text-green-text" />;
    const short = state === "offline" || state === "locked_out" || state === "second_factor" ? word : t("session.signIn");
    return <span className={clsx("text-12 whitespace-nowrap", state === "signed_out" ? "text-text-3" : "font-medium text-text")}>{short}</span>;
  }
  return (
    <span className={clsx("inline-flex items-center gap-1.5 align-middle whitespace-nowrap", healthy ? "text-text-2" : state === "signed_out" ? "text-text-3" : "font-medium text-text")}>
      <Icon name={ICON[state]} size={14} className={clsx(state === "signed_in" && "text-green-text", state === "renewing" && "animate-turn")} />
      {state === "signed_in" && left !== undefined ? t("session.left", { time: spanOf(left) }) : word}
    </span>
  );
}
