import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import type { AppView, ClipboardView, ServerDetailsView, ServerId, ServerView, SystemId, SystemView } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

type Read<Value> = UseQueryResult<Value, IpcError>;

/** The profile, the vault, the servers with their sessions, and what is unfinished. */
export function useApp(): Read<AppView> {
  const host = useHost();
  return useQuery<AppView, IpcError>({ queryKey: reading.app, queryFn: () => host.appView() });
}

/** The servers in the user's order; empty until they are known. */
export function useServers(): readonly ServerView[] {
  return useApp().data?.servers ?? NO_SERVERS;
}

/** Every kind of server there is a definition for. */
export function useSystems(): Read<SystemView[]> {
  const host = useHost();
  return useQuery<SystemView[], IpcError>({ queryKey: reading.systems, queryFn: () => host.systemList(), gcTime: Infinity });
}

/** Looks a system up by its id. */
export function useSystemOf(): (id: SystemId) => SystemView | undefined {
  const { data } = useSystems();
  return useCallback((id) => data?.find((system) => system.id === id), [data]);
}

/** A server of the list and what kind it is; both absent while they are not known or when the server was removed. */
export function useServer(id: ServerId): { server: ServerView | undefined; system: SystemView | undefined } {
  const server = useServers().find((each) => each.id === id);
  const systemOf = useSystemOf();
  return { server, system: server && systemOf(server.system) };
}

/** One server in full: how it is trusted and spoken to, and what of that is assumed. */
export function useServerDetails(server: ServerId): Read<ServerDetailsView> {
  const host = useHost();
  return useQuery<ServerDetailsView, IpcError>({ queryKey: reading.details(server), queryFn: () => host.serverDetails(server) });
}

/** Reads one server in full after a change of it, and ends when what was read is shown, or cannot be read. */
export function useDetailsRead(): (server: ServerId) => Promise<void> {
  const host = useHost();
  const client = useQueryClient();
  // Invalidating alone may end before: the news of the same change asks again, and takes the first reading's place.
  return useCallback(
    (server) =>
      host.serverDetails(server).then(
        (details) => void client.setQueryData(reading.details(server), details),
        // The change was made all the same. The page reads it as well, and says why it cannot.
        () => {},
      ),
    [host, client],
  );
}

/** Whether a secret of ours is in the clipboard, and until when. Never what it is. */
export function useClipboard(): Read<ClipboardView> {
  const host = useHost();
  return useQuery<ClipboardView, IpcError>({ queryKey: reading.clipboard, queryFn: () => host.clipboardView() });
}

const NO_SERVERS: readonly ServerView[] = [];
