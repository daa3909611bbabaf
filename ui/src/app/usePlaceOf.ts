import { linkOptions } from "@tanstack/react-router";
import { useCallback } from "react";
import { standingOf } from "@/features/servers";
import { useSystemOf, type ServerView } from "@/ipc";

/** Where a server leads: to its keys, to the accounts it lets inspect or to its own account where it has none, or to its sign-in. */
export function usePlaceOf() {
  const systemOf = useSystemOf();
  return useCallback(
    (server: ServerView) => {
      const { state } = standingOf(server, 0);
      const serves = state === "signed_in" || state === "renewing" || state === "offline";
      if (!serves) return linkOptions({ to: "/servers/$server/sign-in", params: { server: server.id } });
      const system = systemOf(server.system);
      if (system?.keys === null && system.capabilities.some(({ power }) => power === "inspect_accounts")) return linkOptions({ to: "/servers/$server/accounts", params: { server: server.id } });
      if (system?.keys === null) return linkOptions({ to: "/accounts/$server", params: { server: server.id } });
      return linkOptions({ to: "/keys", search: { server: server.id } });
    },
    [systemOf],
  );
}
