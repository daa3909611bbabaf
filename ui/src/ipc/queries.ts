import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import type { AppView, ClipboardView, Preferences, SandboxView, ServerDetailsView, ServerId, ServerView, SystemId, SystemView } from "./bindings";
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

/** What the user prefers, and how to change a part of it. Until it is known, and where nothing is set, the defaults hold. */
export function usePreferences(): { preferences: Required<Preferences>; known: boolean; prefer: (change: Preferences) => Promise<void> } {
  const host = useHost();
  const client = useQueryClient();
  const { data } = useQuery<Preferences, IpcError>({ queryKey: reading.preferences, queryFn: () => host.preferenceGet() });
  const prefer = useCallback(
    async (change: Preferences) => {
      const before = client.getQueryData<Preferences>(reading.preferences);
      // The window follows at once: a theme that waits for the disk looks broken.
      client.setQueryData<Preferences>(reading.preferences, { ...before, ...change });
      try {
        client.setQueryData(reading.preferences, await host.preferenceSet({ ...before, ...change }));
      } catch (thrown) {
        client.setQueryData(reading.preferences, before);
        throw thrown;
      }
    },
    [host, client],
  );
  return { preferences: { ...DEFAULTS, ...data }, known: data !== undefined, prefer };
}

/** One server in full: how it is trusted and spoken to, and what of that is assumed. */
export function useServerDetails(server: ServerId): Read<ServerDetailsView> {
  const host = useHost();
  return useQuery<ServerDetailsView, IpcError>({ queryKey: reading.details(server), queryFn: () => host.serverDetails(server) });
}

/** The made-up people and mails; null outside the sandbox's profile. */
export function useSandbox(): Read<SandboxView | null> {
  const host = useHost();
  return useQuery<SandboxView | null, IpcError>({ queryKey: reading.sandbox, queryFn: () => host.sandboxView() });
}

/** Whether a secret of ours is in the clipboard, and until when. Never what it is. */
export function useClipboard(): Read<ClipboardView> {
  const host = useHost();
  return useQuery<ClipboardView, IpcError>({ queryKey: reading.clipboard, queryFn: () => host.clipboardView() });
}

const NO_SERVERS: readonly ServerView[] = [];
const DEFAULTS: Required<Preferences> = { theme: "system", letterKeys: true, sidebarFolded: false, keysGrouped: true, language: null, lockAfter: 10, lockWithDesktop: true };
