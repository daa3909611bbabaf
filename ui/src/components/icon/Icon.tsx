import { clsx } from "clsx";
import { PATHS, type IconName } from "./paths";

export interface IconProps {
  name: IconName;
  /** Side in pixels: 16 on its own, 14 inside text, 12 in tags and boxes, 20 large. */
  size?: 12 | 14 | 16 | 20 | undefined;
  /** Words for a drawing that stands without text; without them it is decoration. */
  label?: string | undefined;
  className?: string | undefined;
}

const STROKE = { 12: 2, 14: 1.7, 16: 1.5, 20: 1.2 } as const;

export function Icon({ name, size = 16, label, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={clsx("block flex-none", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 2 : STROKE[size]}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
