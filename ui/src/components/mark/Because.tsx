import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon";

export interface BecauseProps {
  /** Give the same id to the closed control as `offBecauseId`. */
  id?: string | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}

/** The reason beside a closed control, or a fact beside an open one. */
export function Because({ id, icon = "lock", children }: BecauseProps) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-12 text-text-2">
      <Icon name={icon} size={14} className="mt-px" />
      <span>{children}</span>
    </p>
  );
}
