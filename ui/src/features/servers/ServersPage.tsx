import { useCallback, useMemo, useState, type ReactNode } from "react";
import { Button, EmptyState, Page, VirtualTable, useNow, type Entry, type Sort } from "@/components";
import { useHost, useServers, useSystemOf, type ServerId, type ServerView } from "@/ipc";
import { useShortcuts } from "@/keyboard";
import { useWords } from "@/words";
import { RemoveDialog } from "./RemoveDialog";
import { ServerActions } from "./ServerActions";
import { SignOutNote } from "./SignOutNote";
import { columnsOf } from "./columns";
import { sorted } from "./sorted";
import { useSignOut } from "./useSignOut";

export interface ServersPageProps {
  /** Enter, or a press on a row. */
  onOpen: (server: ServerView) => void;
  onSignIn: (server: ServerId) => void;
  /** How a server is spoken to. */
  onDetails: (server: ServerId) => void;
  onAdd: () => void;
  /** The drawer, while a server is being added. */
  drawer?: ReactNode;
}

/** All servers with their sessions. */
export function ServersPage({ onOpen, onSignIn, onDetails, onAdd, drawer }: ServersPageProps) {
  const { t } = useWords("servers");
  const host = useHost();
  const servers = useServers();
  const systemOf = useSystemOf();
  const now = useNow();
  const [sort, setSort] = useState<Sort>({ column: "name", descending: false });
  const [current, setCurrent] = useState<ServerView>();
  const [removing, setRemoving] = useState<ServerView>();
  const signOut = useSignOut(host);
  const rows = useMemo(() => sorted(servers, sort), [servers, sort]);
  const columns = useMemo(() => columnsOf(t, systemOf, now), [t, systemOf, now]);

  const toggle = useCallback(
    (server: ServerView) => {
      if (server.session.state === "signed_in" || server.session.state === "renewing") void signOut.run(server);
      else onSignIn(server.id);
    },
    [signOut, onSignIn],
  );
  useShortcuts(
    useMemo(
      () => [
        { keys: "a", label: t("keysHelp.add"), where: "list" as const, run: onAdd },
        { keys: "s", label: t("keysHelp.signIn"), where: "list" as const, run: () => current && toggle(current) },
        { keys: "e", label: t("keysHelp.open"), where: "list" as const, run: () => current && onDetails(current.id) },
        { keys: "Delete", label: t("keysHelp.remove"), where: "list" as const, run: () => setRemoving(current) },
      ],
      [t, onAdd, onDetails, toggle, current],
    ),
  );

  const rowAt = useCallback(
    (index: number): Entry<ServerView> | undefined => {
      const row = rows[index];
      return row && { kind: "row", id: row.id, row, name: row.name };
    },
    [rows],
  );
  return (
    <Page
      title={t("title")}
      sub={servers.length}
      fill
      drawer={drawer}
      actions={
        <Button kind="primary" icon="plus" onClick={onAdd}>
          {t("add")}
        </Button>
      }
    >
      <div className="flex min-h-0 flex-[0_1_auto] flex-col">
        <VirtualTable
          label={t("title")}
          columns={columns}
          count={rows.length}
          rowAt={rowAt}
          rowHeight="relaxed"
          sort={sort}
          onSort={setSort}
          onOpen={onOpen}
          onActive={(entry) => setCurrent(entry?.kind === "row" ? entry.row : undefined)}
          notice={signOut.note && <SignOutNote {...signOut.note} onDismiss={signOut.dismiss} />}
          rowActions={(server) => <ServerActions server={server} reachable={server.id === current?.id} busy={signOut.busy} onToggle={toggle} onDetails={({ id }) => onDetails(id)} onRemove={setRemoving} />}
          empty={<EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>}
        />
      </div>
      {rows.length > 0 && <p className="max-w-154 px-5 py-4 text-12 text-text-3">{t("foot")}</p>}
      {removing && <RemoveDialog server={removing} onClose={() => setRemoving(undefined)} />}
    </Page>
  );
}
