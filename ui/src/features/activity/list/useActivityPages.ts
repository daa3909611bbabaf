import { PAGE, reading, useHost, usePaged, type ActivityPageView, type ActivityRowView, type Host, type Paged } from "@/ipc";
import type { ActivityQuestion } from "../filter/useActivityFilter";
import { countDays, daysBetween, type Day } from "./days";

/** The first rows of what matches, its totals, and its days with how many entries each has. */
export interface ActivitySummary extends ActivityPageView {
  days: readonly Day[];
}

export type ActivityPages = Paged<ActivitySummary, ActivityRowView>;

/** Reads the log a screenful at a time. */
export function useActivityPages(question: ActivityQuestion): ActivityPages {
  const host = useHost();
  const head = { queryKey: reading.activityPage(question, 0), queryFn: () => summarise(host, question) };
  return usePaged(question, head, (page) => ({ queryKey: reading.activityPage(question, page), queryFn: () => host.activityPage({ ...question, offset: page * PAGE, limit: PAGE }) }));
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
