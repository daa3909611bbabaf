import { useEffect, useRef, useState, type ReactNode } from "react";
import { useWords } from "@/words";
import { useNow } from "../mark/useNow";

export interface CountdownProps {
  /** When it ends, in milliseconds since 1970. */
  until: number;
  /** Its whole length in milliseconds, for the bar; without it there is no bar. */
  of?: number | undefined;
  onEnd?: (() => void) | undefined;
  /** What it counts, for the announcement: "Code expires in". */
  label: string;
  /** How the time stands in its row; by default the digits alone. */
  children?: ((clock: string) => ReactNode) | undefined;
  className?: string | undefined;
}

/** Seconds at which it is announced, besides its start. */
const SPOKEN = new Set([60, 10]);

/** "4:31", stepping once a second; announced politely at the start, at 1 min and at 10 s. */
export function Countdown({ until, of, onEnd, label, children, className }: CountdownProps) {
  const { t } = useWords("components");
  const now = useNow(1000);
  const left = Math.max(0, Math.ceil(fromItsStart(until - now, of) / 1000));
  const clock = clockOf(left);
  const spoken = useSpoken(left, left === 0 ? t("countdown.done") : `${label} ${clock}`);
  const ended = useRef(false);

  useEffect(() => {
    if (left > 0) ended.current = false;
    else if (!ended.current) {
      ended.current = true;
      onEnd?.();
    }
  }, [left, onEnd]);

  return (
    // WebKit tells what a timer is called and not what is in it: whoever asks for it is told the time as well.
    <span className={className} role="timer" aria-label={`${label} ${clock}`}>
      {of !== undefined && (
        <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-line">
          <span data-fill className="block h-full rounded-full bg-accent-mark" style={{ width: `${Math.min(100, (left * 100_000) / of)}%` }} />
        </span>
      )}
      {children ? children(clock) : <span className="font-medium">{clock}</span>}
      <span className="sr-only" role="status">
        {spoken}
      </span>
    </span>
  );
}

/** The shared second may have begun before this did: by it, five minutes would begin at 5:01. */
function fromItsStart(left: number, of = left): number {
  return left > of && left < of + 1000 ? of : left;
}

/** "4:31" below an hour, "1:04:31" above. */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function useSpoken(left: number, words: string): string {
  const [said, say] = useState(words);
  const [at, setAt] = useState(left);
  if (left !== at) {
    setAt(left);
    if (left === 0 || SPOKEN.has(left) || left > at) say(words);
  }
  return said;
}
