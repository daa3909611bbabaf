import { useQueryClient } from "@tanstack/react-query";
import type { AppView, ProfileKind } from "./bindings";
import { useHost } from "./HostProvider";
import { reading } from "./reading";
import { useAction } from "./useAction";

/** What both profiles share, or what is told of anew whenever another opens. */
const SHARED: readonly string[] = [reading.app, reading.lock, reading.preferences, reading.systems, reading.definitions].flat();

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
    client.removeQueries({ ...ofBefore, type: "inactive" });
    void client.resetQueries(ofBefore);
    return app;
  });
}
