import type { ActivityQueryView } from "@/ipc";
import { startOfDay } from "@/words";

/** Which time of the log is shown. A day is one of this computer's zone; `between` takes its ends in any order, and either may be open. */
export type Span = { by: "any" } | { by: "days"; days: number } | { by: "between"; from: string; to: string };

/** The usual lengths in days, today being the first. */
export const LENGTHS = [1, 7, 30] as const;
export const USUAL: Span = { by: "days", days: 7 };

/** The instants of a span, as the log is asked for them. */
export function instantsOf(span: Span, now: number): Pick<ActivityQueryView, "since" | "until"> {
  switch (span.by) {
    case "any":
      return { since: null, until: null };
    case "days":
      return { since: startOfDay(now, 1 - span.days).toISOString(), until: null };
    case "between": {
      const { from, to } = inOrder(span);
      return { since: from && startOfDay(from).toISOString(), until: to && startOfDay(to, 1).toISOString() };
    }
  }
}

/** The first and the last day of a span; null where it is open. */
export function inOrder({ from, to }: { from: string; to: string }): { from: Date | null; to: Date | null } {
  const [start, end] = [dayAt(from), dayAt(to)];
  return start && end && start > end ? { from: end, to: start } : { from: start, to: end };
}

/** Whether it leaves anything out. */
export function narrows(span: Span): boolean {
  return span.by === "days" || (span.by === "between" && (dayAt(span.from) !== null || dayAt(span.to) !== null));
}

/** The day of a date field; null while it holds none. */
function dayAt(entry: string): Date | null {
  const at = new Date(`${entry}T00:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}
