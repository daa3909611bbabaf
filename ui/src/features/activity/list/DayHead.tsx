import { useNow } from "@/components";
import { count, datedOf, dayOf, startOfDay, useWords, weekdayOf } from "@/words";
import type { Day } from "./days";

/** Days that are called by their weekday alone. */
const WEEK = 7;

/** The head of a day: what it is called, its date, and how many entries match. */
export function DayHead({ day }: { day: Day }) {
  const { t } = useWords("activity");
  const now = useNow();
  const at = Date.parse(day.since);
  const is = (days: number) => startOfDay(now, -days).getTime() === at;
  const isNear = is(0) || is(1);
  const isThisWeek = at > startOfDay(now, -WEEK).getTime() && at < now;
  const name = is(0) ? t("day.today") : is(1) ? t("day.yesterday") : isThisWeek ? weekdayOf(at) : dayOf(at);
  const date = isNear ? datedOf(at) : isThisWeek ? dayOf(at) : weekdayOf(at);
  return (
    <>
      <b className="text-13 font-semibold text-text">{name}</b>
      <span className="truncate text-text-3">{t("day.entries", { count: day.count, n: count(day.count), date })}</span>
    </>
  );
}
