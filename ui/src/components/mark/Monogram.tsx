import { clsx } from "clsx";
import { Icon, type IconName } from "../icon";

/** One tone per system, as in charts. */
export type Series = 1 | 2 | 3 | 4 | 5;

const TONE: Readonly<Record<number, string | undefined>> = { 1: "bg-s1", 2: "bg-s2", 3: "bg-s3", 4: "bg-s4", 5: "bg-s5" };

export interface MonogramProps {
  /** Two letters of the system, or a drawing for none. */
  letters?: string | undefined;
  icon?: IconName | undefined;
  /** A `Series`; the square is neutral without one, and for a system beyond the five. */
  series?: number | undefined;
  size?: "md" | "lg" | undefined;
}

/** The square before a server's name. Decoration: the name stands beside it. */
export function Monogram({ letters, icon, series, size = "md" }: MonogramProps) {
  const tone = series === undefined ? undefined : TONE[series];
  return (
    <span
      aria-hidden
      data-fill
      className={clsx(
        "inline-grid flex-none place-items-center leading-none font-semibold tracking-[-.03em]",
        size === "md" ? "size-5 rounded-5 text-11" : "size-7 rounded-[6px] text-12",
        tone === undefined ? "bg-press text-text-2" : ["text-surface", tone],
      )}
    >
      {icon ? <Icon name={icon} size={14} /> : letters}
    </span>
  );
}
