const DAY = 86_400_000;
/** An end that only names a day lies at its last minute. */
const USUAL_TIME = "23:59";

/** A moment as date and time fields give it, in the zone of this computer. */
export interface MomentEntry {
  date: string;
  time: string;
}

/** The fields for a moment. */
export function entryOf(at: Date): MomentEntry {
  const two = (part: number) => String(part).padStart(2, "0");
  return { date: `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, time: `${two(at.getHours())}:${two(at.getMinutes())}` };
}

/** The last minute of the day that many days from now. */
export function dayAhead(days: number, now: number): MomentEntry {
  return { ...entryOf(new Date(now + days * DAY)), time: USUAL_TIME };
}

/** The moment of an entry; undefined while it is none. */
export function momentAt({ date, time }: MomentEntry): Date | undefined {
  const at = new Date(`${date}T${time}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
