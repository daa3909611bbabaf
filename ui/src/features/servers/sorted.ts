import type { Sort } from "@/components";
import type { ServerView } from "@/ipc";

const ORDER = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The servers as the table shows them. What a server does not tell comes last, whichever way the sort goes. */
export function sorted(servers: readonly ServerView[], { column, descending }: Sort): ServerView[] {
  const way = descending ? -1 : 1;
  return [...servers].sort((a, b) => {
    if (column === "keys") return nullLast(a.keys, b.keys, (x, y) => way * (x - y));
    if (column === "asOf") return nullLast(a.asOf, b.asOf, (x, y) => way * (Date.parse(x) - Date.parse(y)));
    return way * ORDER.compare(a.name, b.name);
  });
}

function nullLast<Value>(a: Value | null, b: Value | null, compare: (a: Value, b: Value) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}
