import { useAccountRead, useAction, useHost, type Action, type ServerId, type SystemView } from "@/ipc";
import { offers } from "../offers";

/** New values by fact or setting. */
export type Wanted = Readonly<Record<string, string>>;

/**
 * Saves changes: together where the system takes a changed account, else one setting after the other, telling each that
 * is done, so that a failure in between leaves the rest as it was entered.
 */
export function useSave(server: ServerId, system: SystemView, onDone: (sent: Wanted) => void): Action<[Wanted], void> {
  const host = useHost();
  const read = useAccountRead();
  return useAction(async (wanted: Wanted) => {
    if (offers(system, "change_account")) {
      read(server, await host.accountChange(server, { ...wanted }));
      onDone(wanted);
      return;
    }
    for (const [id, value] of Object.entries(wanted)) {
      read(server, await host.settingChange(server, id, value));
      onDone({ [id]: value });
    }
  });
}
