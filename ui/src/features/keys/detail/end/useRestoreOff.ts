import { useServer, type KeyRowView } from "@/ipc";
import { useWords } from "@/words";

/** Whether a revocation can be undone, and why not now; undefined where it is no question. */
export function useRestoreOff(key: KeyRowView): { offBecause: string | undefined } | undefined {
  const { t } = useWords("keys");
  const { server, system } = useServer(key.server);
  if (key.status !== "revoked" || !server || !system) return undefined;
  if (!system.capabilities.some(({ power }) => power === "restore_key")) return { offBecause: t("restore.notOffered", { system: system.shortName }) };
  const isIn = server.session.state === "signed_in" || server.session.state === "renewing";
  return { offBecause: isIn ? undefined : t("end.signIn", { server: server.name }) };
}
