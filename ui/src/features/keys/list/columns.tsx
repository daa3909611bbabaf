import { useMemo } from "react";
import { Monogram, StateWord, Time, type Column } from "@/components";
import { useServers, useSystemOf, type KeyRowView, type ServerView } from "@/ipc";
import { useWords } from "@/words";
import { Expiry } from "./Expiry";
import { Gone } from "./Gone";

/**
 * The columns of the list of keys. What a server does not tell is said, never left blank. That of the last use is there
 * only where one of the servers in the list tells it.
 */
export function useKeyColumns(listed: readonly ServerView[]): Column<KeyRowView>[] {
  const { t } = useWords("keys");
  const servers = useServers();
  const systemOf = useSystemOf();
  const tellsUse = listed.some(({ system }) => systemOf(system)?.keys?.lastUsed);
  return useMemo(() => {
    const serverOf = (key: KeyRowView) => servers.find(({ id }) => id === key.server);
    const kindOf = (key: KeyRowView) => systemOf(serverOf(key)?.system ?? "");
    const quiet = (words: string) => <span className="text-text-3">{words}</span>;
    const full = (words: string) => <span title={words}>{words}</span>;
    return [
      { id: "name", header: t("column.name"), width: "minmax(120px, 1fr)", sortable: true, cell: ({ name, goneSince }) => <span title={name} className={goneSince === null ? "" : "font-normal text-text-3"}>{name}</span> },
      {
        id: "server",
        header: t("column.server"),
        width: "108px",
        sortable: true,
        onlyWide: true,
        leavesBelow: 940,
        cell: (key) => {
          const system = kindOf(key);
          const server = serverOf(key);
          // The short name of the system tells servers apart unless there are two of a kind.
          const alone = servers.filter((each) => each.system === server?.system).length === 1;
          return (
            <span className="flex items-center gap-1.5" title={server?.name}>
              <Monogram letters={system?.monogram ?? ""} series={system?.series} />
              <span className="truncate">{alone ? system?.shortName : server?.name}</span>
            </span>
          );
        },
      },
      {
        id: "key",
        header: t("column.key"),
        width: "100px",
        cell: (key) => (key.hint === null ? quiet(kindOf(key)?.keys?.secret === "once" ? t("notSaved") : t("notReported")) : <span className="font-mono text-12">{key.hint}</span>),
      },
      { id: "owner", header: t("column.owner"), width: "100px", sortable: true, leavesBelow: 820, cell: ({ owner }) => (owner === null ? quiet(t("notReported")) : full(owner)) },
      { id: "created", header: t("column.created"), width: "100px", sortable: true, onlyWide: true, leavesBelow: tellsUse ? 1080 : 940, cell: ({ created }) => (created === null ? quiet(t("notReported")) : <Time at={created} show="day" />) },
      ...(tellsUse ? [{ id: "lastUsed", header: t("column.lastUsed"), width: "100px", leavesBelow: 740, cell: ({ lastUsed }: KeyRowView) => (lastUsed === null ? quiet(t("notReported")) : <Time at={lastUsed} />) }] : []),
      { id: "expires", header: t("column.expires"), width: "150px", sortable: true, cell: (key) => <Expiry of={key} /> },
      {
        id: "permissions",
        header: t("column.permissions"),
        width: "136px",
        cell: ({ permissions }) => (permissions === null ? quiet(t("notOffered")) : permissions.length === 0 ? quiet(t("nothing")) : full(permissions.join(", "))),
      },
      { id: "status", header: t("column.status"), width: "138px", sortable: true, cell: ({ status, goneSince }) => (goneSince === null ? <StateWord state={status} /> : <Gone since={goneSince} />) },
      { id: "more", header: "", width: "16px", cell: () => null },
    ];
  }, [t, servers, systemOf, tellsUse]);
}
