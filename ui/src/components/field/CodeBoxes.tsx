import { clsx } from "clsx";
import { useEffect, useImperativeHandle, useRef, useState, type ClipboardEvent, type Ref } from "react";
import { useWords } from "@/words";

export interface CodeBoxesHandle {
  /** Empties the cells and moves focus back to the first, after a refused code. */
  clear: () => void;
}

export interface CodeBoxesProps {
  value: string;
  onChange: (code: string) => void;
  /** Called once for each complete code, with exactly `length` digits. */
  onComplete: (code: string) => void;
  length?: number | undefined;
  /** Its accessible name, if the page's heading does not say it well. */
  label?: string | undefined;
  invalid?: boolean | undefined;
  /** While a code is being confirmed. */
  busy?: boolean | undefined;
  describedBy?: string | undefined;
  ref?: Ref<CodeBoxesHandle> | undefined;
}

/** A code of digits: one real field under six drawn cells, so that paste and one-time-code filling work anywhere. */
export function CodeBoxes({ value, onChange, onComplete, length = 6, label, invalid = false, busy = false, describedBy, ref }: CodeBoxesProps) {
  const { t } = useWords("components");
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  const sent = useRef("");

  useImperativeHandle(ref, () => ({
    clear() {
      sent.current = "";
      onChange("");
      input.current?.focus();
    },
  }));

  useEffect(() => {
    if (value.length < length) sent.current = "";
  }, [value, length]);

  function take(text: string) {
    if (busy) return;
    const digits = text.replace(/\D/g, "").slice(0, length);
    onChange(digits);
    if (digits.length === length && sent.current !== digits) {
      sent.current = digits;
      onComplete(digits);
    }
  }

  // A pasted code replaces what was there, wherever the caret stands; spaces and dashes in it do not matter.
  function paste(event: ClipboardEvent<HTMLInputElement>) {
    event.preventDefault();
    take(event.clipboardData.getData("text"));
  }

  const caretAt = Math.min(value.length, length - 1);
  return (
    <div className="relative">
      <div className="flex gap-2" aria-hidden>
        {Array.from({ length }, (_, place) => (
          <span
            key={place}
            className={clsx(
              "grid h-13.5 min-w-0 flex-1 place-items-center rounded-5 border bg-raised font-mono text-20 font-medium",
              focused && place === caretAt && !busy ? "border-focus inset-ring-2 inset-ring-focus" : invalid ? "border-ink inset-ring inset-ring-ink" : "border-control",
              busy && "bg-sunken text-text-2",
            )}
          >
            {value[place] ?? (focused && place === caretAt && <span className="h-5.5 w-px bg-text" />)}
          </span>
        ))}
      </div>
      <input
        ref={input}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]*"
        aria-label={label ?? t("code.label", { length })}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        readOnly={busy}
        value={value}
        onChange={(event) => take(event.target.value)}
        onPaste={paste}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        className="absolute inset-0 h-full w-full cursor-text opacity-0"
      />
    </div>
  );
}
