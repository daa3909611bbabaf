import { Button, EmptyState } from "@/components";
import { useWords } from "@/words";
import type { ActivityFilter } from "../filter/useActivityFilter";
import { narrows } from "../filter/span";
import { useSpanWords } from "../filter/useSpanWords";
import { useServerNames } from "../useServerNames";

/** Why there is nothing in the list, and the way out. */
export function NoEntries({ filter, all }: { filter: ActivityFilter; /** Entries of the whole log. */ all: number }) {
  const { t } = useWords("activity");
  const spanWords = useSpanWords();
  const nameOf = useServerNames();
  if (all === 0) return <EmptyState title={t("empty.nothing")}>{t("empty.nothingBody")}</EmptyState>;
  const names = [
    narrows(filter.span) && spanWords(filter.span),
    filter.who.join(", "),
    filter.deeds.map((deed) => t(`deed.${deed}`)).join(", "),
    filter.servers.map((id) => nameOf(id).name).join(", "),
    ...filter.outcomes.map((outcome) => t(`outcome.${outcome}`)),
    filter.search.trim() && t("empty.searchFor", { search: filter.search.trim() }),
  ];
  return (
    <EmptyState title={t("empty.noMatch")} action={<Button onClick={filter.clear}>{t("filter.clear", { count: filter.count })}</Button>}>
      {t("empty.filters", { count: filter.count, names: names.filter(Boolean).join("; ") })}
    </EmptyState>
  );
}
