/** The most dots drawn; a longer secret would break the line and tell nothing more. */
const MOST = 40;

/** The start and the end of a secret around as many dots as it has letters between them. */
export function maskOf(hint: string, length: number): string {
  const [start = "", end = ""] = hint.split("…", 2);
  const hidden = Math.max(4, length - Array.from(start).length - Array.from(end).length);
  return `${start}${"•".repeat(Math.min(MOST, hidden))}${end}`;
}
