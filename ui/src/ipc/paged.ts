import { keepPreviousData, useQueries, useQuery, type QueryKey } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { IpcError } from "./error";

/** Rows asked for at once: some screenfuls, and half of what the border allows. */
export const PAGE = 100;

/** How a page is asked for. */
export interface Asked<View> {
  queryKey: QueryKey;
  queryFn: () => Promise<View>;
}

export interface Paged<Head, Row> {
  /** The first page with what is told of all that matches; of the question before while the first answer is awaited. */
  head: Head | undefined;
  /** A row by its place among all that match, or undefined until its page has come. */
  rowAt: (place: number) => Row | undefined;
  /** These places are on screen: their pages are read and kept true. */
  want: (places: readonly number[]) => void;
  error: IpcError | null;
  again: () => void;
}

/** Reads what matches a question a screenful at a time. Give a stable question, and pages of `PAGE` rows. */
export function usePaged<View extends { rows: readonly unknown[] }, Head extends View>(question: object, askHead: Asked<Head>, askPage: (page: number) => Asked<View>): Paged<Head, View["rows"][number]> {
  const [wanted, setWanted] = useState<{ question: object; pages: readonly number[] }>({ question, pages: FIRST });
  // Pages of the question before are of no use to this one.
  const pages = wanted.question === question ? wanted.pages : FIRST;
  const { data: head, error, refetch } = useQuery<Head, IpcError>({ ...askHead, placeholderData: keepPreviousData });
  const rest = useQueries({ queries: pages.map(askPage), combine: useCallback((results: { data: View | undefined }[]) => results.map(({ data }) => data), []) });

  const rowAt = useCallback(
    (place: number): View["rows"][number] | undefined => {
      const page = Math.floor(place / PAGE);
      const view = page === 0 ? head : rest[pages.indexOf(page)];
      return view?.rows[place % PAGE];
    },
    [head, rest, pages],
  );
  const want = useCallback(
    (places: readonly number[]) => {
      const next = [...new Set(places.map((place) => Math.floor(place / PAGE)))].filter((page) => page > 0);
      setWanted((now) => (now.question === question && now.pages.join() === next.join() ? now : { question, pages: next }));
    },
    [question],
  );
  return { head, rowAt, want, error, again: () => void refetch() };
}

const FIRST: readonly number[] = [];
