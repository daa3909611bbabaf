import { AssumedMark, Time } from "@/components";
import type { Fact } from "@/ipc";

/** The value of a fact, marked where the reading of it is assumed. */
export function FactValue({ fact, unmarked = false }: { fact: Fact; unmarked?: boolean }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1">
      {fact.time ? <Time at={fact.value} show="day" /> : <span className="min-w-0 wrap-anywhere">{fact.value}</span>}
      {fact.assumed && !unmarked && <AssumedMark />}
    </span>
  );
}
