import { clsx } from "clsx";

export interface KbdProps {
  /** Names of keys, pressed together: `["Ctrl", "K"]`. */
  keys: readonly string[];
  /** On a filled button the cap takes the button's own colour. */
  onFill?: boolean | undefined;
}

/** Key caps. They are a hint for the eye: the control's own name says what it does. */
export function Kbd({ keys, onFill = false }: KbdProps) {
  return (
    <span className="inline-flex items-center gap-1" aria-hidden>
      {keys.map((key) => (
        <kbd
          key={key}
          className={clsx(
            "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-3 border px-1 font-sans text-11 leading-none font-medium",
            onFill ? "border-on-accent/45 bg-transparent text-current" : "border-line-2 bg-surface text-text-2",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
