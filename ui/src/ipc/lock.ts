import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import type { LockView } from "./bindings";
import type { IpcError } from "./error";
import type { Host } from "./host";
import { useHost } from "./HostProvider";
import { reading } from "./reading";
import { useAction } from "./useAction";

/** How the lock stands: all that the program tells while it is locked. */
export function useLock(): UseQueryResult<LockView, IpcError> {
  const host = useHost();
  return useQuery<LockView, IpcError>({ queryKey: reading.lock, queryFn: () => host.lockView() });
}

/** A change of the lock; how it stands afterwards is known at once. */
export function useLockAction<Given extends unknown[]>(ask: (host: Host, ...given: Given) => Promise<LockView>) {
  const host = useHost();
  const client = useQueryClient();
  return useAction(async (...given: Given) => {
    const view = await ask(host, ...given);
    // What was asked before may still be on its way, and tells of the time before.
    await client.cancelQueries({ queryKey: reading.lock });
    client.setQueryData<LockView>(reading.lock, view);
    return view;
  });
}

/** What names nothing, and is still needed while the program is locked. */
const STAYS: readonly string[] = [reading.lock, reading.opening].flat();

/** Forgets all that was read, and what is still being read, but how the lock stands and that a profile is open. */
export function useForgetting(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const isOther = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !STAYS.includes(String(queryKey[0])) };
    void client.cancelQueries(isOther);
    client.removeQueries(isOther);
    client.getMutationCache().clear();
  }, [client]);
}
