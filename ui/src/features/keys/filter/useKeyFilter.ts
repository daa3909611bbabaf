import { useCallback, useMemo, useState } from "react";
import { useRested, type Sort } from "@/components";
import type { KeyColumnView, KeyQueryView, KeyStatus, ServerId } from "@/ipc";

/** How long typing must rest before the list is asked again, in milliseconds. */
const REST = 150;
const SORTABLE: readonly KeyColumnView[] = ["name", "server", "owner", "created", "expires", "status"];

/** Everything of a query but which rows of it are wanted. */
export type KeyQuestion = Omit<KeyQueryView, "offset" | "limit">;

export interface KeyFilter {
  /** As typed; the question follows when typing rests. */
  search: string;
  statuses: readonly KeyStatus[];
  server: ServerId | undefined;
  /** Whether keys that their server no longer lists are shown too. It adds to the list, so it is not counted as a filter. */
  gone: boolean;
  sort: Sort;
  question: KeyQuestion;
  /** How many filters are on. */
  count: number;
  setSearch: (search: string) => void;
  /** What was typed is asked for now. */
  settle: () => void;
  toggleStatus: (status: KeyStatus) => void;
  setServer: (server: ServerId | undefined) => void;
  setGone: (gone: boolean) => void;
  setSort: (sort: Sort) => void;
  clear: () => void;
}

/** What of the inventory is shown, and in which order. The server is part of the page's address. */
export function useKeyFilter(server: ServerId | undefined, setServer: (server: ServerId | undefined) => void, grouped: boolean): KeyFilter {
  const [search, setSearch] = useState("");
  const [statuses, setStatuses] = useState<readonly KeyStatus[]>([]);
  const [gone, setGone] = useState(false);
  const [sort, setSort] = useState<Sort>({ column: "name", descending: false });
  const [asked, settle] = useRested(search.trim(), REST);

  const question = useMemo<KeyQuestion>(
    () => ({
      search: asked === "" ? null : asked,
      statuses: [...statuses],
      servers: server === undefined ? [] : [server],
      gone,
      sort: SORTABLE.find((column) => column === sort.column) ?? "name",
      descending: sort.descending,
      grouped: grouped && server === undefined,
    }),
    [asked, statuses, server, gone, sort, grouped],
  );
  const toggleStatus = useCallback((status: KeyStatus) => setStatuses((now) => (now.includes(status) ? now.filter((each) => each !== status) : [...now, status])), []);
  const clear = useCallback(() => {
    setSearch("");
    setStatuses([]);
    setServer(undefined);
  }, [setServer]);
  const count = statuses.length + (server === undefined ? 0 : 1) + (search.trim() === "" ? 0 : 1);
  return { search, statuses, server, gone, sort, question, count, setSearch, settle, toggleStatus, setServer, setGone, setSort, clear };
}
