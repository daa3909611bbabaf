import type { RefObject } from "react";
import { Chip, Monogram, SearchInput, type IconName } from "@/components";
import { useActivityChoices, type OutcomeCountsView } from "@/ipc";
import { useWords } from "@/words";
import type { EntryOutcome } from "../outcome";
import { useServerNames } from "../useServerNames";
import { ChoiceFilter } from "./ChoiceFilter";
import { SpanFilter } from "./SpanFilter";
import type { ActivityFilter } from "./useActivityFilter";

const ICON: Record<EntryOutcome, IconName> = { done: "check", failed: "octagon", unknown: "info" };
/** Always in the bar; the other comes into it while there is any, or while it is on. */
const STANDING: EntryOutcome = "failed";
const FURTHER: EntryOutcome = "unknown";

export interface ActivityFiltersProps {
  filter: ActivityFilter;
  counts: OutcomeCountsView | undefined;
  searchRef: RefObject<HTMLInputElement | null>;
  /** Leaves the search for the list. */
  onLeave: () => void;
}

/** Search and filters of the log. */
export function ActivityFilters({ filter, counts, searchRef, onLeave }: ActivityFiltersProps) {
  const { t } = useWords("activity");
  const { data: choices } = useActivityChoices();
  const nameOf = useServerNames();
  const shown = [STANDING, ...((counts?.[FURTHER] ?? 0) > 0 || filter.outcomes.includes(FURTHER) ? [FURTHER] : [])];
  const deeds = (choices?.deeds ?? []).map((deed) => ({ value: deed, name: t(`deed.${deed}`) })).sort((a, b) => a.name.localeCompare(b.name));
  const servers = (choices?.servers ?? []).map(({ id }) => {
    const { name, system } = nameOf(id);
    return { value: id, name, mark: system ? <Monogram letters={system.monogram} series={system.series} /> : <Monogram icon="server" /> };
  });
  return (
    <div data-tight={shown.length > 1 || filter.count > 1 || undefined} className="group/filters flex min-w-0 flex-1 items-center gap-2">
      <SearchInput ref={searchRef} label={t("search")} value={filter.search} onChange={filter.setSearch} onSettle={filter.settle} keys={["/"]} className="w-53 min-w-36 shrink" onLeave={onLeave} />
      <SpanFilter value={filter.span} onChange={(span) => filter.set({ span })} />
      <ChoiceFilter name={t("filter.who")} all={t("filter.anyone")} options={(choices?.who ?? []).map((who) => ({ value: who, name: who }))} value={filter.who} onChange={(who) => filter.set({ who })} />
      <ChoiceFilter name={t("filter.deed")} all={t("filter.any")} options={deeds} value={filter.deeds} onChange={(next) => filter.set({ deeds: next })} />
      <ChoiceFilter name={t("filter.server")} all={t("filter.all")} options={servers} value={filter.servers} onChange={(next) => filter.set({ servers: next })} />
      {shown.map((outcome) => (
        <Chip key={outcome} icon={ICON[outcome]} count={counts?.[outcome]} on={filter.outcomes.includes(outcome)} onToggle={() => filter.toggleOutcome(outcome)}>
          {t(`outcome.${outcome}`)}
        </Chip>
      ))}
    </div>
  );
}
