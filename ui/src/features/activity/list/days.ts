import type { SpanView } from "@/ipc";
import { startOfDay, type Instant } from "@/words";

/** The most spans that the border counts at once. */
export const MOST = 400;

/** A day of this computer's zone, and how many entries it has. */
export interface Day extends SpanView {
  count: number;
}

/** The days from one moment to another, the latest first. */
export function daysBetween(first: Instant, last: Instant): SpanView[] {
  const start = startOfDay(first).getTime();
  const days: SpanView[] = [];
  for (let until = startOfDay(last, 1); until.getTime() > start; ) {
    const since = startOfDay(until, -1);
    days.push({ since: since.toISOString(), until: until.toISOString() });
    until = since;
  }
  return days;
}

/**
 * Counts the entries of each day and leaves out those without any. Where there are more days than can be counted at
 * once, stretches of them are counted first, so that nothing is asked about years in which nothing was done.
 */
export async function countDays(days: readonly SpanView[], ask: (spans: SpanView[]) => Promise<number[]>): Promise<Day[]> {
  if (days.length === 0) return [];
  const stretches = inParts(days, Math.ceil(days.length / MOST));
  const whole = await ask(stretches.map((stretch) => ({ since: stretch.at(-1)?.since ?? "", until: stretch[0]?.until ?? "" })));
  const counted =
    stretches.length === days.length
      ? days.map((day, place) => ({ ...day, count: whole[place] ?? 0 }))
      : (await Promise.all(inParts(stretches.filter((_, place) => (whole[place] ?? 0) > 0).flat(), MOST).map(async (part) => {
          const counts = await ask(part);
          return part.map((day, place) => ({ ...day, count: counts[place] ?? 0 }));
        }))).flat();
  return counted.filter(({ count }) => count > 0);
}

/** What stands at a line. `place` counts the entries that match, as the log does. */
export type LinePlan = { kind: "row"; place: number } | { kind: "day"; day: Day };

export interface ListPlan {
  /** Lines in all. */
  count: number;
  lineAt: (line: number) => LinePlan | undefined;
  /** How many entries stand before a line. */
  rowsBefore: (line: number) => number;
  /** Lines that are heads of days, ascending. */
  daysAt: readonly number[];
}

/** Lays the entries of days out in lines, under the head of each day. */
export function planDays(days: readonly Day[]): ListPlan {
  const heads: number[] = [];
  let count = 0;
  for (const day of days) {
    heads.push(count);
    count += 1 + day.count;
  }
  /** Which day a line belongs to. */
  const dayOf = (line: number) => {
    let [low, high] = [0, heads.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((heads[middle] ?? 0) <= line) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    count,
    daysAt: heads,
    rowsBefore: (line) => (line <= 0 || heads.length === 0 ? 0 : Math.min(line, count) - dayOf(Math.min(line, count) - 1) - 1),
    lineAt: (line) => {
      if (line < 0 || line >= count) return undefined;
      const place = dayOf(line);
      const day = days[place];
      return day && heads[place] === line ? { kind: "day", day } : { kind: "row", place: line - place - 1 };
    },
  };
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
}
