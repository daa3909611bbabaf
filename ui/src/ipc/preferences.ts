import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Preferences } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

/**
 * What the user prefers, and how to change a part of it. Until it is known, and where nothing is set, the defaults hold.
 * Changes are kept one after the other, so that two in one moment are both kept.
 */
export function usePreferences(): { preferences: Required<Preferences>; known: boolean; prefer: (change: Preferences) => Promise<Preferences> } {
  const host = useHost();
  const client = useQueryClient();
  const { data } = useQuery<Preferences, IpcError>({ queryKey: reading.preferences, queryFn: () => host.preferenceGet() });
  const { mutateAsync } = useMutation<Preferences, IpcError, Preferences>({
    mutationKey: reading.preferences,
    scope: { id: "preferences" },
    // The window follows at once: a theme that waits for the disk looks broken.
    onMutate: (change) => void client.setQueryData<Preferences>(reading.preferences, (now) => ({ ...now, ...change })),
    mutationFn: async (change) => host.preferenceSet({ ...(await host.preferenceGet()), ...change }),
    // What is shown for the changes still to come must not be taken back by the answer to this one.
    onSettled: () => (client.isMutating({ mutationKey: reading.preferences }) > 1 ? undefined : client.invalidateQueries({ queryKey: reading.preferences })),
  });
  return { preferences: { ...DEFAULTS, ...data }, known: data !== undefined, prefer: mutateAsync };
}

const DEFAULTS: Required<Preferences> = { theme: "system", letterKeys: true, sidebarFolded: false, keysGrouped: true, language: null, lockAfter: 10, lockWithDesktop: true };
