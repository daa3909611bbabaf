import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { AssumedMark, Button, EmptyState, Page, SearchInput, VirtualTable, useRested, type Entry, type VirtualTableHandle } from "@/components";
import { ErrorNote } from "@/errors";
import { useAccountList, type AccountSummary, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { useShortcuts } from "@/keyboard";
import { count, useWords } from "@/words";
import { offers } from "../offers";
import { useColumns } from "./columns";

/** How long typing must rest before a server is asked to search, in milliseconds. */
const REST = 400;

interface AccountTableProps {
  server: ServerView;
  system: SystemView;
  trail: readonly ReactNode[];
  onOpen: (account: string) => void;
  onSignIn: (server: ServerId) => void;
}

/** A list that the server searches and gives in parts; the next part is asked for at a press. */
export function AccountTable({ server, system, trail, onOpen, onSignIn }: AccountTableProps) {
  const { t } = useWords("others");
  const [search, setSearch] = useState("");
  const [asked, settle] = useRested(search.trim(), REST);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useAccountList(server.id, asked);
  const accounts = useMemo(() => data?.pages.flatMap((page) => page.accounts) ?? [], [data]);
  const columns = useColumns(accounts);
  const field = useRef<HTMLInputElement>(null);
  const table = useRef<VirtualTableHandle>(null);
  useShortcuts(useMemo(() => [{ keys: "/", label: t("list.find"), run: () => field.current?.focus() }], [t]));
  const total = data?.pages[0]?.total ?? null;
  const assumed = offers(system, "inspect_accounts")?.assumed;

  const rowAt = useCallback(
    (place: number): Entry<AccountSummary> | undefined => {
      const row = accounts[place];
      if (row) return { kind: "row", id: row.id, row, name: row.name ?? row.email ?? row.id };
      if (place === accounts.length && hasNextPage) return { kind: "more", id: "more", name: t("list.more"), content: isFetchingNextPage ? t("list.reading") : t("list.more"), onPick: () => void fetchNextPage() };
      return undefined;
    },
    [accounts, hasNextPage, isFetchingNextPage, fetchNextPage, t],
  );

  return (
    <Page
      title={t("list.title")}
      trail={trail}
      sub={total !== null && accounts.length > 0 ? t("list.total", { n: count(total) }) : undefined}
      fill
      toolbar={
        <>
          <SearchInput ref={field} label={t("list.find")} value={search} onChange={setSearch} onSettle={settle} keys={["/"]} className="w-70" onLeave={() => table.current?.focus()} />
          {assumed !== undefined && <AssumedMark why={assumed} />}
          <span className="ml-auto min-w-0 truncate text-12 text-text-3" title={t("list.narrowed", { system: system.shortName })}>
            {t("list.narrowed", { system: system.shortName })}
          </span>
        </>
      }
    >
      <VirtualTable
        ref={table}
        label={t("list.title")}
        columns={columns}
        count={accounts.length + (hasNextPage ? 1 : 0)}
        rowCount={accounts.length}
        rowAt={rowAt}
        onOpen={({ id }) => onOpen(id)}
        loading={isPending}
        notice={error && <ErrorNote error={error.view} on={{ retry: () => void (data ? fetchNextPage() : refetch()), signIn: () => onSignIn(server.id) }} />}
        empty={
          !error && (
            <EmptyState title={t(asked === "" ? "list.none" : "list.noMatch")} action={asked !== "" && <Button onClick={() => setSearch("")}>{t("list.clear")}</Button>}>
              {asked !== "" && t("list.searchedFor", { search: asked })} {t("list.narrowed", { system: system.shortName })}
            </EmptyState>
          )
        }
      />
    </Page>
  );
}
