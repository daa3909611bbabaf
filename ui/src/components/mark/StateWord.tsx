import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useWords } from "@/words";
import { Icon, type IconName } from "../icon";

/** The state of a key. `expiring` means seven days or less. */
export type KeyState = "active" | "expiring" | "expired" | "never" | "revoked" | "failed" | "scheduled" | "unknown" | "offline";

const LOOK: Record<KeyState, { icon: IconName; tone: string }> = {
  active: { icon: "ok", tone: "text-text-2 [&>svg]:text-green-text" },
  expiring: { icon: "hourglass", tone: "text-amber-text" },
  expired: { icon: "expired", tone: "text-red-text" },
  never: { icon: "infinity", tone: "text-text-2" },
  revoked: { icon: "revoke", tone: "text-text-3" },
  failed: { icon: "octagon", tone: "font-medium text-text" },
  scheduled: { icon: "clock", tone: "text-text-2" },
  unknown: { icon: "clock", tone: "text-text-3" },
  offline: { icon: "offline", tone: "font-medium text-text" },
};

export interface StateWordProps {
  state: KeyState;
  /** Instead of the state's own word: "Expiring in 3 d". */
  children?: ReactNode | undefined;
}

/** Icon and word; colour is the third signal. */
export function StateWord({ state, children }: StateWordProps) {
  const { t } = useWords("components");
  const look = LOOK[state];
  return (
    <span className={clsx("inline-flex items-center gap-1.5 align-middle whitespace-nowrap", look.tone)}>
      <Icon name={look.icon} size={14} />
      {children ?? t(`state.${state}`)}
    </span>
  );
}
