import { clsx } from "clsx";
import { useId, type ButtonHTMLAttributes, type MouseEvent, type ReactNode, type Ref } from "react";
import { Icon, type IconName } from "../icon";
import { Kbd } from "../mark/Kbd";
import { Tooltip } from "../overlay/Tooltip";

/** primary: the one main action of a view. danger and danger-quiet: their label names the effect. */
export type ButtonKind = "primary" | "secondary" | "ghost" | "danger" | "danger-quiet";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  kind?: ButtonKind | undefined;
  /** md 30, sm 26, lg 34 (the one button below a form), field 32 (beside a field). */
  size?: "sm" | "md" | "lg" | "field" | undefined;
  icon?: IconName | undefined;
  /** The keys that press it, shown as caps. */
  keys?: readonly string[] | undefined;
  /** While set, the button shows this verb in -ing, keeps its width and ignores presses. */
  busy?: string | false | undefined;
  /** Closes the button and says why: the reason is its description and its tooltip. */
  offBecause?: string | undefined;
  /** The id of a visible reason; then no tooltip repeats it. */
  offBecauseId?: string | undefined;
  /** Fill the width of the column. */
  wide?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  children: ReactNode;
}

export const BUTTON_BASE =
  "inline-flex select-none items-center justify-center gap-1.5 rounded-5 border align-middle font-medium whitespace-nowrap transition-colors";
export const BUTTON_OFF = "border-line bg-sunken text-text-3";
export const BUTTON_KIND: Record<ButtonKind, string> = {
  primary: "border-accent bg-accent text-on-accent shadow-1 hover:border-accent-hover hover:bg-accent-hover active:bg-accent-press",
  secondary: "border-line-2 bg-raised text-text shadow-1 hover:border-control hover:bg-hover active:bg-press [&_svg]:text-text-2",
  ghost: "border-transparent bg-transparent text-text-2 hover:bg-press hover:text-text data-popup-open:bg-press",
  danger: "border-red bg-red text-on-red shadow-1 hover:border-red-hover hover:bg-red-hover active:bg-red-press",
  "danger-quiet": "border-red-line bg-raised text-red-text shadow-1 hover:border-red-mark hover:bg-red-soft",
};
/** What stands on the button; the busy words lie over the usual ones, so that the width is kept. */
const FACE = "col-start-1 row-start-1 inline-flex items-center justify-center gap-1.5";
const SIZE = { sm: "h-6.5 px-2 text-12", md: "h-7.5 px-3", lg: "h-8.5 px-3", field: "h-8 px-3" } as const;

export function Button({
  kind = "secondary",
  size = "md",
  icon,
  keys,
  busy = false,
  offBecause,
  offBecauseId,
  wide = false,
  className,
  onClick,
  type = "button",
  children,
  ...rest
}: ButtonProps) {
  const ownReasonId = useId();
  const isOff = offBecause !== undefined || offBecauseId !== undefined;
  const isBusy = busy !== false;
  const describedBy = [rest["aria-describedby"], offBecauseId ?? (offBecause === undefined ? undefined : ownReasonId)].filter(Boolean).join(" ");

  // A closed button stays focusable so that its reason can be read; a submit must not slip through it.
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isOff || isBusy) event.preventDefault();
    else onClick?.(event);
  }

  const button = (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={describedBy || undefined}
      className={clsx(BUTTON_BASE, SIZE[size], isOff ? BUTTON_OFF : BUTTON_KIND[kind], wide && "w-full", className)}
    >
      <span className="grid justify-items-center">
        <span className={clsx(FACE, isBusy && "invisible")} aria-hidden={isBusy || undefined}>
          {icon && <Icon name={icon} className="-ml-0.5" />}
          {children}
          {keys && <Kbd keys={keys} onFill={!isOff && (kind === "primary" || kind === "danger")} />}
        </span>
        {isBusy && (
          <span className={FACE}>
            <Icon name="rotate" className="-ml-0.5 animate-turn" />
            {busy}
          </span>
        )}
      </span>
      {offBecause !== undefined && offBecauseId === undefined && (
        <span id={ownReasonId} hidden>
          {offBecause}
        </span>
      )}
    </button>
  );
  return offBecause !== undefined && offBecauseId === undefined ? <Tooltip words={offBecause}>{button}</Tooltip> : button;
}
