/** A moment as the border hands it over: RFC 3339 in UTC, milliseconds since 1970, or a Date. */
export type Instant = string | number | Date;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const YEAR = 365 * DAY;

/** Largest span a unit is used for, so that "59 d" stays days while "9 w" becomes weeks. */
const STEPS = [
  { until: MINUTE, size: SECOND, word: "s" },
  { until: HOUR, size: MINUTE, word: "min" },
  { until: 2 * DAY, size: HOUR, word: "h" },
  { until: 100 * DAY, size: DAY, word: "d" },
  { until: 2 * YEAR, size: WEEK, word: "w" },
] as const;
const LONGEST = { size: YEAR, word: "y" } as const;

const LOCALE = "en-GB";
// British English writes "Sept"; a column of dates wants three letters each.
const dayParts = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const day = { format: (at: Date | number) => dayParts.format(at).replace("Sept", "Sep") };
const clock = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const seconds = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: "short" });
const wholeWeekday = new Intl.DateTimeFormat(LOCALE, { weekday: "long" });

/** A length of time in one unit: "21 min", "77 d". Rounds down, and never shows less than "1 s" for what is left. */
export function spanOf(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const step = STEPS.find(({ until }) => length < until) ?? LONGEST;
  return `${Math.max(1, Math.floor(length / step.size))} ${step.word}`;
}

/** "in 4 d", "3 h ago", "now" within a second. */
export function relativeTime(at: Instant, now: number): string {
  const distance = new Date(at).getTime() - now;
  if (Math.abs(distance) < SECOND) return "now";
  return distance > 0 ? `in ${spanOf(distance)}` : `${spanOf(distance)} ago`;
}

/** "3 h ago" or "now" of what has happened: a clock that moves in steps may still stand before it. */
export function timeSince(at: Instant, now: number): string {
  return relativeTime(Math.min(new Date(at).getTime(), now), now);
}

/** "15 Jan 2027", in the zone of this computer. */
export function dayOf(at: Instant): string {
  return day.format(new Date(at));
}

/** "10:05", or "22 Nov 2026, 10:05" where the day is another than that of `now`. */
export function timeOfDay(at: Instant, now: number): string {
  const date = new Date(at);
  return day.format(date) === day.format(now) ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`;
}

/** "10:05:41", or with the day where that is another than that of `now`. */
export function clockTimeOf(at: Instant, now: number): string {
  const date = new Date(at);
  return day.format(date) === day.format(now) ? seconds.format(date) : momentOf(at);
}

/** "22 Nov 2026, 10:05:41", for what happens many times a minute, in the zone of this computer. */
export function momentOf(at: Instant): string {
  const date = new Date(at);
  return `${day.format(date)}, ${seconds.format(date)}`;
}

/** "CET (UTC+01:00)": the zone of this computer at that moment. */
export function zoneName(at: Instant): string {
  const named = zonePart(at, "short");
  const offset = zonePart(at, "longOffset").replace("GMT", "UTC") || "UTC";
  return named === offset || named.startsWith("GMT") || named === "UTC" ? offset : `${named} (${offset})`;
}

/** "Mon 23 Nov 2026, 10:42 CET (UTC+01:00)". */
export function absoluteTime(at: Instant): string {
  const date = new Date(at);
  return `${datedOf(date)}, ${clock.format(date)} ${zoneName(date)}`;
}

/** "Mon 23 Nov 2026, 10:42:07 CET (UTC+01:00)", for what is looked up by the second. */
export function exactTime(at: Instant): string {
  const date = new Date(at);
  return `${datedOf(date)}, ${seconds.format(date)} ${zoneName(date)}`;
}

/** "Mon 23 Nov 2026". */
export function datedOf(at: Instant): string {
  const date = new Date(at);
  return `${weekday.format(date)} ${day.format(date)}`;
}

/** "Monday". */
export function weekdayOf(at: Instant): string {
  return wholeWeekday.format(new Date(at));
}

/** "Fri 17:40". */
export function weekTimeOf(at: Instant): string {
  const date = new Date(at);
  return `${weekday.format(date)} ${clock.format(date)}`;
}

/** The first moment of a day in the zone of this computer, that many days on from the one of `at`. */
export function startOfDay(at: Instant, days = 0): Date {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

// Making a format costs far more than using one, and a list is full of times.
const ZONE = { short: zoneFormat("short"), longOffset: zoneFormat("longOffset") };

function zoneFormat(style: "short" | "longOffset") {
  return new Intl.DateTimeFormat(LOCALE, { timeZoneName: style });
}

function zonePart(at: Instant, style: keyof typeof ZONE): string {
  const parts = ZONE[style].formatToParts(new Date(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
