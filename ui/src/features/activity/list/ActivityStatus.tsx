import { StatusItem, useIsNarrow, useNow } from "@/components";
import { count, useWords, zoneName } from "@/words";

/** The list's part of the status bar: which entries are seen, and in which zone their times are. */
export function ActivityStatus({ places, total }: { places: { first: number; last: number } | undefined; total: number }) {
  const { t } = useWords("activity");
  const now = useNow();
  const narrow = useIsNarrow();
  return (
    <>
      {places && <StatusItem>{t("rows", { first: count(places.first), last: count(places.last), total: count(total) })}</StatusItem>}
      {!narrow && <StatusItem at="end">{t("zone", { zone: zoneName(now) })}</StatusItem>}
    </>
  );
}
