import { PAGE, reading, useHost, usePaged, type KeyPageView, type KeyRowView, type Paged } from "@/ipc";
import type { KeyQuestion } from "../filter/useKeyFilter";

/** Totals and groups of what matches, and its rows. */
export type KeyPages = Paged<KeyPageView, KeyRowView>;

/** Reads the inventory a screenful at a time. */
export function useKeyPages(question: KeyQuestion): KeyPages {
  const host = useHost();
  const ask = (page: number) => ({ queryKey: [...reading.keys, question, page], queryFn: () => host.keyPage({ ...question, offset: page * PAGE, limit: PAGE }) });
  return usePaged(question, ask(0), ask);
}
