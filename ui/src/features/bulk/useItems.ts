import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { reading, useHost, type BulkItemQuery, type BulkItemView, type BulkPageView, type IpcError } from "@/ipc";

/** Rows asked for at once. */
const PAGE = 100;

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
  const [wanted, setWanted] = useState<{ question: ItemQuestion; pages: readonly number[] }>({ question, pages: FIRST });
  const pages = wanted.question === question ? wanted.pages : FIRST;
  const ask = (page: number) => {
    const query = { ...question, offset: page * PAGE, limit: PAGE };
    return { queryKey: reading.bulkItems(query), queryFn: () => host.bulkItems(query) };
  };
  const head = useQuery<BulkPageView, IpcError>({ ...ask(0), placeholderData: keepPreviousData });
  const rest = useQueries({ queries: pages.map(ask), combine: useCallback((results: { data: BulkPageView | undefined }[]) => results.map(({ data }) => data), []) });
  const first = head.data;
  const rowAt = useCallback(
    (place: number) => {
      const page = Math.floor(place / PAGE);
      const view = page === 0 ? first : rest[pages.indexOf(page)];
      return view?.rows[place % PAGE];
    },
    [first, rest, pages],
  );
  const onRange = useCallback(
    (from: number, to: number) => {
      const next: number[] = [];
      for (let page = Math.max(1, Math.floor(from / PAGE)); page <= Math.floor(to / PAGE); page += 1) next.push(page);
      setWanted((now) => (now.question === question && now.pages.join() === next.join() ? now : { question, pages: next }));
    },
    [question],
  );
  return { total: first?.total, rowAt, onRange, error: head.error, again: () => void head.refetch() };
}

const FIRST: readonly number[] = [];
