import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { AppView, ProfileKind, UnopenedView } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";
import { useAction } from "./useAction";

/** What both profiles share, or what is told of anew whenever another opens. */
const SHARED: readonly string[] = [reading.app, reading.opening, reading.lock, reading.preferences, reading.systems, reading.definitions].flat();

/** Why no profile could be opened at the start; null once one is open. Absent until that is known. */
export function useUnopened(): UseQueryResult<UnopenedView | null, IpcError> {
  const host = useHost();
  return useQuery<UnopenedView | null, IpcError>({ queryKey: reading.opening, queryFn: () => host.openingView() });
}

/** Opens the user's own profile or the sandbox's. Nothing that was read in the one before stays. */
export function useProfileSwitch(kind: ProfileKind) {
  const host = useHost();
  const client = useQueryClient();
  return useAction(async (): Promise<AppView> => {
    const app = await host.profileSwitch(kind);
    const ofBefore = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !SHARED.includes(String(queryKey[0])) };
    // What was asked before may still be on its way, and tells of the other profile.
    await client.cancelQueries({ queryKey: reading.app });
    await client.cancelQueries(ofBefore);
    client.setQueryData<AppView>(reading.app, app);
    client.setQueryData<UnopenedView | null>(reading.opening, null);
    client.removeQueries({ ...ofBefore, type: "inactive" });
    void client.resetQueries(ofBefore);
    return app;
  });
}
