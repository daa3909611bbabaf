import type { Setting, SettingType } from "@/ipc";

/** Why an entry cannot be sent; undefined where it can. */
export type EntryProblem = "int" | "number" | "time" | "day";

const WHOLE = /^[-+]?\d+$/;
const DECIMAL = /^[-+]?\d+(\.\d+)?$/;

/** What is wrong with an entry by the type of its setting. Whether it is in range only the server knows. */
export function problemOf(kind: SettingType, value: string): EntryProblem | undefined {
  switch (kind) {
    case "int":
      return WHOLE.test(value.trim()) ? undefined : "int";
    case "number":
      return DECIMAL.test(value.trim()) ? undefined : "number";
    case "time":
      return Number.isNaN(Date.parse(value)) ? "time" : undefined;
    case "day":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : "day";
    case "bool":
    case "choice":
    case "text":
      return undefined;
  }
}

/** Whether a text says that something is on. */
export function isOn(value: string): boolean {
  return /^(true|1|on|yes)$/i.test(value);
}

/** An instant as a field for local date and time takes it: `2027-03-31T23:59`. */
export function localOf(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field holds, as an instant; empty while it is none. A time without a zone is one of this computer. */
export function instantOf(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString().replace(".000Z", "Z");
}

/** Whether two entries are the same value: an instant may be written in several ways. */
export function sameValue({ kind }: Pick<Setting, "kind">, a: string, b: string): boolean {
  if (a === b) return true;
  if (kind === "bool") return isOn(a) === isOn(b);
  return kind === "time" && Date.parse(a) === Date.parse(b);
}
