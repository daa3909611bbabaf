import { useCallback } from "react";
import { useActivityChoices, useServers, useSystemOf, type ServerId, type SystemView } from "@/ipc";
import { useWords } from "@/words";

export interface NamedServer {
  name: string;
  /** The short name of its system where that tells it apart. */
  short: string;
  /** Absent of a server that was removed. */
  system: SystemView | undefined;
}

/** Names the servers of the log, those that were removed since included. */
export function useServerNames(): (id: ServerId) => NamedServer {
  const { t } = useWords("activity");
  const servers = useServers();
  const systemOf = useSystemOf();
  const { data: choices } = useActivityChoices();
  return useCallback(
    (id) => {
      const server = servers.find((each) => each.id === id);
      const system = server && systemOf(server.system);
      const name = server?.name ?? choices?.servers.find((each) => each.id === id)?.name ?? t("removedServer");
      const isAlone = servers.filter((each) => each.system === server?.system).length === 1;
      return { name, system, short: system && isAlone ? system.shortName : name };
    },
    [servers, systemOf, choices, t],
  );
}
