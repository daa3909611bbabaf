import type { KeyRowView } from "@/ipc";

const DAY = 86_400_000;
/** The whole life assumed for the bar of a key whose creation is not reported: the longest usual one. */
const USUAL_LIFE = 90 * DAY;

/** How much of its life a key has left, 0 to 1; undefined where it has no end. */
export function lifeLeft(key: KeyRowView, now: number): number | undefined {
  if (key.expires === null) return undefined;
  const left = Date.parse(key.expires) - now;
  const whole = key.created === null ? USUAL_LIFE : Date.parse(key.expires) - Date.parse(key.created);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, left / whole));
}

/** On which day of its life a key is, counted from 1, and how many there are; absent where that is not known. */
export function lifeDays(key: KeyRowView, now: number): { day: number; days: number | undefined } | undefined {
  if (key.created === null) return undefined;
  const born = Date.parse(key.created);
  const days = key.expires === null ? undefined : Math.max(1, Math.round((Date.parse(key.expires) - born) / DAY));
  const day = Math.max(1, Math.ceil((now - born) / DAY));
  return { day: days === undefined ? day : Math.min(day, days), days };
}
