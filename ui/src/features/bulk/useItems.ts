import { useCallback } from "react";
import { PAGE, reading, useHost, usePaged, type BulkItemQuery, type BulkItemView, type IpcError } from "@/ipc";

/** Everything of a query but which rows of it are wanted. */
export type ItemQuestion = Omit<BulkItemQuery, "offset" | "limit">;

export interface Items {
  /** How many match; undefined until the first answer. */
  total: number | undefined;
  rowAt: (place: number) => BulkItemView | undefined;
  onRange: (first: number, last: number) => void;
  error: IpcError | null;
  again: () => void;
}

/** Reads the items of a bulk a screenful at a time. Give a stable question. */
export function useItems(question: ItemQuestion): Items {
  const host = useHost();
  const ask = (page: number) => {
    const query = { ...question, offset: page * PAGE, limit: PAGE };
    return { queryKey: reading.bulkItems(query), queryFn: () => host.bulkItems(query) };
  };
  const { head, rowAt, want, error, again } = usePaged(question, ask(0), ask);
  const onRange = useCallback((first: number, last: number) => want(Array.from({ length: last - first + 1 }, (_, line) => first + line)), [want]);
  return { total: head?.total, rowAt, onRange, error, again };
}
