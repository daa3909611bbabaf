import type { BulkView } from "@/ipc";
import { count, useWords } from "@/words";

/** What a bulk does, as its title: "Revoke 240 keys". */
export function useBulkTitle(): (bulk: BulkView) => string {
  const { t } = useWords("unfinished");
  return ({ deed, counts }) => {
    const all = counts.total - counts.skipped;
    return t(`bulk.${deed.deed}`, { count: all, n: count(all) });
  };
}
