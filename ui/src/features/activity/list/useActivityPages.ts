import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { reading, useHost, type ActivityPageView, type ActivityRowView, type Host, type IpcError } from "@/ipc";
import type { ActivityQuestion } from "../filter/useActivityFilter";
import { countDays, daysBetween, type Day } from "./days";

/** Rows asked for at once: some screenfuls, and half of what the border allows. */
export const PAGE = 100;

/** The first rows of what matches, its totals, and its days with how many entries each has. */
export interface ActivitySummary extends ActivityPageView {
  days: readonly Day[];
}

export interface ActivityPages {
  /** Of the question before while the first answer is awaited. */
  summary: ActivitySummary | undefined;
  /** An entry by its place among all that match, or undefined until its page has come. */
  rowAt: (place: number) => ActivityRowView | undefined;
  /** These places are on screen: their pages are read and kept true. */
  want: (places: readonly number[]) => void;
  error: IpcError | null;
  again: () => void;
}

/** Reads the log a screenful at a time. */
export function useActivityPages(question: ActivityQuestion): ActivityPages {
  const host = useHost();
  const [wanted, setWanted] = useState<{ question: ActivityQuestion; pages: readonly number[] }>({ question, pages: FIRST });
  // Pages of the question before are of no use to this one.
  const pages = wanted.question === question ? wanted.pages : FIRST;
  const head = useQuery<ActivitySummary, IpcError>({ queryKey: reading.activityPage(question, 0), queryFn: () => summarise(host, question), placeholderData: keepPreviousData });
  const rest = useQueries({
    queries: pages.map((page) => ({ queryKey: reading.activityPage(question, page), queryFn: () => host.activityPage({ ...question, offset: page * PAGE, limit: PAGE }) })),
    combine: useCallback((results: { data: ActivityPageView | undefined }[]) => results.map(({ data }) => data), []),
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

/** The days are counted with the first rows, so that a list never stands under the heads of another. */
async function summarise(host: Host, question: ActivityQuestion): Promise<ActivitySummary> {
  const page = await host.activityPage({ ...question, offset: 0, limit: PAGE });
  const latest = page.rows[0]?.at;
  if (latest === undefined || page.first === null) return { ...page, days: [] };
  const first = question.since !== null && Date.parse(question.since) > Date.parse(page.first) ? question.since : page.first;
  const days = await countDays(daysBetween(first, latest), (spans) => host.activityCounts({ ...question, offset: 0, limit: 0 }, spans));
  return { ...page, days };
}

const FIRST: readonly number[] = [];
