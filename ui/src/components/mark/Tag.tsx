import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon, type IconName } from "../icon";

/** soon: expiring. dead: expired. ok: healthy. act: failed or needs you. info: news. plain: a role, a type. */
export type TagTone = "plain" | "soon" | "dead" | "ok" | "act" | "info";

const TONE: Record<TagTone, string> = {
  plain: "border-line bg-sunken text-text-2",
  soon: "border-amber-line bg-amber-soft text-amber-text",
  dead: "border-red-line bg-red-soft text-red-text",
  ok: "border-green-line bg-green-soft text-green-text",
  act: "border-ink bg-ink text-on-ink",
  info: "border-accent-line bg-accent-soft text-accent-text",
};

export interface TagProps {
  tone?: TagTone | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}

export function Tag({ tone = "plain", icon, children }: TagProps) {
  return (
    <span className={clsx("inline-flex h-5 items-center gap-1 rounded-3 border px-1.75 text-12 font-medium whitespace-nowrap", TONE[tone])}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
