import { useCallback } from "react";
import { useServers, useSystemOf, type KeyRowView } from "@/ipc";
import { useWords } from "@/words";

/** Why a key cannot be replaced by a successor now, in words; undefined where it can. */
export function useRotateOff(): (key: KeyRowView) => string | undefined {
  const { t } = useWords("keys");
  const servers = useServers();
  const systemOf = useSystemOf();
  return useCallback(
    (key) => {
      if (key.goneSince !== null) return t("gone.off");
      const server = servers.find(({ id }) => id === key.server);
      const system = server && systemOf(server.system);
      if (!server || !system) return undefined;
      if (!system.capabilities.some(({ power }) => power === "create_key")) return t("rotateOff.notOffered", { system: system.shortName });
      if (key.status === "revoked") return t("rotateOff.revoked");
      if (server.session.state !== "signed_in" && server.session.state !== "renewing") return t("revokeOff.signIn", { server: server.name });
      return undefined;
    },
    [t, servers, systemOf],
  );
}
