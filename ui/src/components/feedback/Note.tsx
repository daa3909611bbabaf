import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon";

/** plain: a fact. info: news. ink: failed, blocked, needs you. soon: expiring. dead: destruction or expired. */
export type NoteTone = "plain" | "info" | "ink" | "soon" | "dead";

const TONE: Record<NoteTone, { box: string; icon: string; name: IconName }> = {
  plain: { box: "border-line-2 bg-canvas text-text-2", icon: "", name: "info" },
  info: { box: "border-accent-line bg-accent-soft text-text-2", icon: "text-accent-text", name: "info" },
  ink: { box: "border-ink border-l-[3px] bg-canvas text-text", icon: "", name: "octagon" },
  soon: { box: "border-amber-line bg-amber-soft text-text-2", icon: "text-amber-text", name: "hourglass" },
  dead: { box: "border-red-line bg-red-soft text-text-2", icon: "text-red-text", name: "revoke" },
};

export interface NoteProps {
  tone?: NoteTone | undefined;
  icon?: IconName | undefined;
  /** The first words, in bold. */
  title?: ReactNode | undefined;
  children?: ReactNode | undefined;
  /** A small button at the end. */
  action?: ReactNode | undefined;
  /** Say it at once: for what just happened. */
  alert?: boolean | undefined;
}

export function Note({ tone = "plain", icon, title, children, action, alert = false }: NoteProps) {
  const look = TONE[tone];
  return (
    <div role={alert ? "alert" : "note"} className={clsx("flex gap-2.5 rounded-5 border px-3 py-2.5 [&_b]:font-semibold [&_b]:text-text", look.box)}>
      <Icon name={icon ?? look.name} className={clsx("mt-px", look.icon)} />
      <div className="min-w-0 flex-1 wrap-break-word select-text">
        {title && <b>{title}</b>} {children}
      </div>
      {action}
    </div>
  );
}
