import { clsx } from "clsx";
import { useEffect, useRef, type ReactNode } from "react";
import { Icon, useNow } from "@/components";
import { ErrorNote, troubleError } from "@/errors";
import type { ServerId, StepView } from "@/ipc";
import { timeOfDay, useWords } from "@/words";

export interface StepItemProps {
  of: StepView;
  server: ServerId;
  /** From 1. */
  place: number;
  title: string;
  /** Whether it is this step's turn. */
  now: boolean;
  /** Instead of its own state: "Scheduled". */
  says?: string | undefined;
  /** Its own words say what went wrong already. */
  known: boolean;
  last: boolean;
  children: ReactNode;
}

/** One of the four steps: how far it is, and what there is to do. */
export function StepItem({ of: step, server, place, title, now, says, known, last, children }: StepItemProps) {
  const { t } = useWords("rotate");
  const moment = useNow();
  const self = useRef<HTMLLIElement>(null);
  // On a low window the steps that are over would hide the one whose turn it is.
  useEffect(() => {
    if (now) self.current?.scrollIntoView({ block: "nearest" });
  }, [now]);
  const { state, at, error } = step;
  const time = at === null ? "" : timeOfDay(at, moment);
  const isOver = state === "done" || state === "skipped";
  const words = says ?? (state === "waiting" ? (now ? t("state.now", { n: place }) : "") : state === "sent" ? t("state.sent") : t(`state.${state}`, { time }));
  return (
    <li ref={self} aria-current={now ? "step" : undefined} className="relative flex gap-3.5 pb-5">
      {!last && <span aria-hidden className="absolute top-7 bottom-1 left-3 w-px bg-line-2" />}
      <span
        aria-hidden
        data-fill
        className={clsx(
          "grid size-6 flex-none place-items-center rounded-full border text-12 font-medium",
          isOver ? "border-accent-line bg-accent-soft text-accent-text" : state === "failed" || state === "unknown" ? "border-ink bg-ink text-on-ink" : now ? "border-accent bg-accent text-on-accent" : "border-control text-text-2",
        )}
      >
        {isOver ? <Icon name={state === "done" ? "check" : "minus"} size={14} /> : state === "failed" || state === "unknown" ? <Icon name="octagon" size={14} /> : place}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <header className="flex min-h-6 items-center gap-3">
          <h2 className="text-14 font-semibold">{title}</h2>
          <span className="ml-auto flex-none text-12 text-text-3">{words}</span>
        </header>
        {children}
        {error && !known && state !== "done" && <ErrorNote error={troubleError(error, server)} />}
      </div>
    </li>
  );
}
