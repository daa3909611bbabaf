import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { reading, useHost, type IpcError, type KeyPageView, type KeyRowView } from "@/ipc";
import type { KeyQuestion } from "../filter/useKeyFilter";

/** Rows asked for at once: some screenfuls, and half of what the border allows. */
export const PAGE = 100;

export interface KeyPages {
  /** Totals and groups of what matches; of the question before while the first answer is awaited. */
  summary: KeyPageView | undefined;
  /** A row by its place among all that match, or undefined until its page has come. */
  rowAt: (place: number) => KeyRowView | undefined;
  /** These places are on screen: their pages are read and kept true. */
  want: (places: readonly number[]) => void;
  error: IpcError | null;
  again: () => void;
}

/** Reads the inventory a screenful at a time. */
export function useKeyPages(question: KeyQuestion): KeyPages {
  const host = useHost();
  const [wanted, setWanted] = useState<{ question: KeyQuestion; pages: readonly number[] }>({ question, pages: FIRST });
  // Pages of the question before are of no use to this one.
  const pages = wanted.question === question ? wanted.pages : FIRST;
  const ask = useCallback((page: number) => ({ queryKey: [...reading.keys, question, page], queryFn: () => host.keyPage({ ...question, offset: page * PAGE, limit: PAGE }) }), [host, question]);

  const head = useQuery<KeyPageView, IpcError>({ ...ask(0), placeholderData: keepPreviousData });
  const rest = useQueries({
    queries: pages.map((page) => ask(page)),
    combine: useCallback((results: { data: KeyPageView | undefined }[]) => results.map(({ data }) => data), []),
  });

  const first = head.data;
  const rowAt = useCallback(
    (place: number) => {
      const page = Math.floor(place / PAGE);
      const view = page === 0 ? first : rest[pages.indexOf(page)];
      return view?.rows[place % PAGE];
    },
    [first, rest, pages],
  );
  const want = useCallback(
    (places: readonly number[]) => {
      const next = [...new Set(places.map((place) => Math.floor(place / PAGE)))].filter((page) => page > 0);
      setWanted((now) => (now.question === question && now.pages.join() === next.join() ? now : { question, pages: next }));
    },
    [question],
  );
  return { summary: first, rowAt, want, error: head.error, again: () => void head.refetch() };
}

const FIRST: readonly number[] = [];
