import { StatusItem, useNow } from "@/components";
import type { ServerView } from "@/ipc";
import { count, timeSince, useWords } from "@/words";

export interface KeyStatusProps {
  /** The rows on screen, counted from 1. */
  places: { first: number; last: number } | undefined;
  total: number;
  servers: readonly ServerView[];
  /** What was just done, for a moment. */
  said: string;
}

/** The list's part of the status bar: which rows are seen and how old the oldest of them are. */
export function KeyStatus({ places, total, servers, said }: KeyStatusProps) {
  const { t } = useWords("keys");
  const now = useNow(10_000);
  const oldest = servers.flatMap(({ asOf }) => (asOf === null ? [] : [Date.parse(asOf)])).sort((a, b) => a - b)[0];
  return (
    <>
      {places && total > 0 && <StatusItem>{t("rows", { first: count(places.first), last: count(places.last), total: count(total) })}</StatusItem>}
      {places && oldest !== undefined && <StatusItem>{t("refresh.updated", { time: timeSince(oldest, now) })}</StatusItem>}
      {said !== "" && <StatusItem>{said}</StatusItem>}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
