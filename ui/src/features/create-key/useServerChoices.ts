import { useMemo } from "react";
import { useApp, useServers, useSystemOf, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";

export interface ServerChoice {
  server: ServerView;
  system: SystemView;
  /** Why no key can be created there now. */
  offBecause: string | undefined;
}

/** All servers, each with the reason where it takes no new keys now. */
export function useServerChoices(): readonly ServerChoice[] {
  const { t } = useWords("createKey");
  const servers = useServers();
  const systemOf = useSystemOf();
  return useMemo(
    () =>
      servers.flatMap((server) => {
        const system = systemOf(server.system);
        if (!system) return [];
        const offers = system.keys !== null && system.capabilities.some(({ power }) => power === "create_key");
        const signedIn = server.session.state === "signed_in" || server.session.state === "renewing";
        return [{ server, system, offBecause: !offers ? t("off.notOffered", { system: system.shortName }) : !signedIn ? t("off.signIn") : undefined }];
      }),
    [servers, systemOf, t],
  );
}

/** Why no key can be created anywhere now. */
export function useCreateOff(): string | undefined {
  const { t } = useWords("createKey");
  const vault = useApp().data?.vault.state;
  const choices = useServerChoices();
  if (choices.length === 0) return t("off.noServers");
  if (choices.every(({ offBecause }) => offBecause !== undefined)) return t("off.signInAny");
  return vault === "open" ? undefined : t("off.vault");
}
