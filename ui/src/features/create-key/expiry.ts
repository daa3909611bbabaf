import type { KeyExpiryView } from "@/ipc";

/** The usual lengths of a life, in days. */
export const LENGTHS = [7, 30, 90] as const;
export const USUAL = "30";

export type ExpiryChoice = `${(typeof LENGTHS)[number]}` | "custom" | "never";
/** The zones a date may be given in: this computer's, and UTC. */
export type Zone = "here" | "utc";

export interface ExpiryEntry {
  expiry: ExpiryChoice;
  /** `2027-01-15` and `23:59`, as the fields give them. */
  date: string;
  time: string;
  zone: Zone;
}

const DAY = 86_400_000;

/** The moment that was chosen: null for never, undefined where the entry is not a moment yet. */
export function endOf({ expiry, date, time, zone }: ExpiryEntry, offered: KeyExpiryView, now: number): Date | null | undefined {
  if (offered === "none" || expiry === "never") return null;
  if (expiry !== "custom") return new Date(now + Number(expiry) * DAY);
  if (date === "" || time === "") return undefined;
  // A date and time without a zone is read in that of this computer.
  const end = new Date(`${date}T${time}${zone === "utc" ? "Z" : ""}`);
  return Number.isNaN(end.getTime()) ? undefined : end;
}

/** The day that many days from now, as a date field takes it. */
export function dayAfter(days: number, now: number): string {
  const then = new Date(now + days * DAY);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}
