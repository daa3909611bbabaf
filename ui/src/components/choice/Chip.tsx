import { clsx } from "clsx";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { count as withSeparators } from "@/words";
import { Icon, type IconName } from "../icon";

export interface ChipProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "onChange" | "onToggle"> {
  icon?: IconName | undefined;
  /** How many it would leave; 0 is shown, absent is not known. */
  count?: number | undefined;
  on?: boolean | undefined;
  /** With it the chip is a filter to press; without it, it is a plain button such as a menu's trigger. */
  onToggle?: ((on: boolean) => void) | undefined;
  /** A menu opens below. */
  opens?: boolean | undefined;
  dashed?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  children: ReactNode;
}

/** A filter of a list. */
export function Chip({ icon, count, on = false, onToggle, opens = false, dashed = false, className, children, ...rest }: ChipProps) {
  return (
    <button
      {...rest}
      type="button"
      {...(onToggle && { "aria-pressed": on, onClick: () => onToggle(!on) })}
      className={clsx(
        "inline-flex h-6.5 flex-none items-center gap-1.5 rounded-5 border px-2.25 text-12 whitespace-nowrap transition-colors",
        on ? "border-accent-line bg-selected text-text" : "border-line-2 text-text-2 hover:border-control hover:bg-hover",
        dashed && "border-dashed",
        className,
      )}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
      {count !== undefined && <span className={on ? "text-text-2" : "text-text-3"}>{withSeparators(count)}</span>}
      {opens && <Icon name="chevronDown" size={14} />}
    </button>
  );
}
