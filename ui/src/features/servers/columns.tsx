import { Monogram, SessionMark, Tag, Time, type Column } from "@/components";
import type { ServerView, SystemView } from "@/ipc";
import { count, timeOfDay, type useWords } from "@/words";
import { standingOf } from "./standing";

type ServerWords = ReturnType<typeof useWords<"servers">>["t"];

/** The columns of the list of servers at a given moment. */
export function columnsOf(t: ServerWords, systemOf: (id: string) => SystemView | undefined, now: number): Column<ServerView>[] {
  return [
    {
      id: "name",
      header: t("column.name"),
      width: "minmax(230px, 1.4fr)",
      sortable: true,
      cell: (server) => {
        const system = systemOf(server.system);
        return (
          <span className="flex min-w-0 items-center gap-2">
            <Monogram letters={system?.monogram ?? ""} series={system?.series} />
            <span className="truncate" title={server.name}>
              {server.name}
            </span>
            {server.mark === "test" && <Tag>{t("mark.test")}</Tag>}
          </span>
        );
      },
    },
    {
      id: "way",
      header: t("column.way"),
      width: "minmax(130px, 1fr)",
      onlyWide: true,
      cell: (server) => {
        const ways = systemOf(server.system)?.ways ?? [];
        return (ways.find(({ id }) => id === server.way) ?? ways[0])?.label ?? "";
      },
    },
    {
      id: "session",
      header: t("column.session"),
      width: "148px",
      cell: (server) => {
        const { state, left } = standingOf(server, now);
        return <SessionMark state={state} left={left} />;
      },
    },
    { id: "keys", header: t("column.keys"), width: "96px", align: "end", sortable: true, cell: (server) => <Keys t={t} server={server} system={systemOf(server.system)} /> },
    { id: "asOf", header: t("column.asOf"), width: "150px", sortable: true, cell: (server) => <AsOf t={t} server={server} now={now} /> },
    { id: "actions", header: "", width: "132px", cell: () => null },
  ];
}

function Keys({ t, server, system }: { t: ServerWords; server: ServerView; system: SystemView | undefined }) {
  if (server.keys !== null) return count(server.keys);
  if (system?.keys === null)
    return (
      <span className="text-text-3" title={t("keys.noneWhy", { system: system.shortName })}>
        {t("keys.none")}
      </span>
    );
  return <span className="text-text-3">{t("keys.unread")}</span>;
}

function AsOf({ t, server, now }: { t: ServerWords; server: ServerView; now: number }) {
  if (server.refresh.state === "running") return t("asOf.reading", { count: server.refresh.seen });
  if (server.refresh.state === "waiting") return t("asOf.waiting", { time: timeOfDay(server.refresh.until, now) });
  if (server.asOf === null) return <span className="text-text-3">{server.keys === null ? "" : t("asOf.never")}</span>;
  if (server.refresh.state === "failed") return <span className="font-medium text-text">{timeOfDay(server.asOf, now)}</span>;
  return <Time at={server.asOf} />;
}
