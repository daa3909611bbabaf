import { useCallback, useMemo } from "react";
import { EmptyState, Monogram, Page, SessionMark, VirtualTable, type Column, type Entry } from "@/components";
import { useServers, useSystemOf, type ServerId, type ServerView } from "@/ipc";
import { useWords } from "@/words";
import { offers } from "./offers";

export interface AccountsPageProps {
  onOpen: (server: ServerId) => void;
}

/** One's own account on each server. */
export function AccountsPage({ onOpen }: AccountsPageProps) {
  const { t } = useWords("account");
  const servers = useServers();
  const systemOf = useSystemOf();
  const columns = useMemo<Column<ServerView>[]>(
    () => [
      {
        id: "server",
        header: t("list.server"),
        width: "minmax(230px, 1fr)",
        cell: (server) => {
          const system = systemOf(server.system);
          return (
            <span className="flex min-w-0 items-center gap-2">
              <Monogram letters={system?.monogram ?? ""} series={system?.series} />
              <span className="truncate">{server.name}</span>
            </span>
          );
        },
      },
      {
        id: "who",
        header: t("list.who"),
        width: "minmax(180px, 1fr)",
        cell: ({ session }) =>
          session.state === "signed_in" || session.state === "renewing" ? (
            <span title={session.who}>{session.who}</span>
          ) : session.state === "signed_out" ? (
            <span className="text-text-3">{t("list.nobody")}</span>
          ) : (
            <SessionMark state={session.state} />
          ),
      },
      {
        id: "offers",
        header: t("list.offers"),
        width: "minmax(180px, 1fr)",
        cell: (server) => {
          const system = systemOf(server.system);
          if (!system) return null;
          if (!offers(system, "account")) return <span className="text-text-3">{t("list.nothing")}</span>;
          return offers(system, "settings") ? t("list.settings") : t("list.account");
        },
      },
    ],
    [t, systemOf],
  );
  const rowAt = useCallback(
    (index: number): Entry<ServerView> | undefined => {
      const row = servers[index];
      return row && { kind: "row", id: row.id, row, name: row.name };
    },
    [servers],
  );
  return (
    <Page title={t("accounts")} fill>
      <div className="flex min-h-0 flex-[0_1_auto] flex-col">
        <VirtualTable
          label={t("list.label")}
          columns={columns}
          count={servers.length}
          rowAt={rowAt}
          rowHeight="relaxed"
          onOpen={(server) => onOpen(server.id)}
          empty={<EmptyState title={t("list.emptyTitle")}>{t("list.empty")}</EmptyState>}
        />
      </div>
      {servers.length > 0 && <p className="max-w-154 px-5 py-4 text-12 text-text-3">{t("list.note")}</p>}
    </Page>
  );
}
