import type { Fact as Row } from "@/components";
import type { Fact } from "@/ipc";
import { listOf, useWords } from "@/words";
import { FactValue } from "./FactValue";
import { useFactName } from "./useFactName";

/** Facts that are only looked at, a row each. Those with nothing in them share the last row: many systems know a dozen
 * fields that hardly anybody fills in, and these would push what counts out of view. */
export function useFactRows(): (facts: readonly Fact[], unmarked: boolean) => Row[] {
  const { t } = useWords("facts");
  const nameOf = useFactName();
  return (facts, unmarked) => {
    const [empty, filled] = [facts.filter(isEmpty), facts.filter((fact) => !isEmpty(fact))];
    const rows: Row[] = filled.map((fact) => ({ label: nameOf(fact.name), value: <FactValue fact={fact} unmarked={unmarked} /> }));
    if (empty.length > 0) rows.push({ label: t("empty"), instead: listOf(empty.map(({ name }) => nameOf(name))) });
    return rows;
  };
}

function isEmpty({ value, time }: Fact): boolean {
  return !time && value.trim() === "";
}
