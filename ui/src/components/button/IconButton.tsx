import { clsx } from "clsx";
import { useId, type ButtonHTMLAttributes, type Ref } from "react";
import { Icon, type IconName } from "../icon";
import { Tooltip } from "../overlay/Tooltip";
import { BUTTON_BASE, BUTTON_KIND, BUTTON_OFF, type ButtonKind } from "./Button";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "children" | "aria-label"> {
  icon: IconName;
  /** What it does; its accessible name and its tooltip. */
  label: string;
  kind?: Extract<ButtonKind, "secondary" | "ghost" | "danger-quiet"> | undefined;
  /** md 30, sm 26, xs 24 (the least target). */
  size?: "xs" | "sm" | "md" | undefined;
  /** Closes the button; the reason is its description and replaces the tooltip. */
  offBecause?: string | undefined;
  tooltip?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

const SIZE = { xs: "size-6", sm: "size-6.5", md: "size-7.5" } as const;

export function IconButton({ icon, label, kind = "ghost", size = "md", offBecause, tooltip = true, className, onClick, type = "button", ...rest }: IconButtonProps) {
  const reasonId = useId();
  const isOff = offBecause !== undefined;
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-describedby={isOff ? reasonId : undefined}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onClick}
      className={clsx(BUTTON_BASE, "flex-none p-0", SIZE[size], isOff ? BUTTON_OFF : BUTTON_KIND[kind], className)}
    >
      <Icon name={icon} />
      {isOff && (
        <span id={reasonId} className="sr-only">
          {offBecause}
        </span>
      )}
    </button>
  );
  return tooltip ? <Tooltip words={offBecause ?? label}>{button}</Tooltip> : button;
}
