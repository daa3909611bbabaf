import { useServer, type KeyRowView } from "@/ipc";
import { useWords } from "@/words";

/** What can be done about the end of a key: on the server, or by a reminder kept here; with why not. */
export interface KeyEnd {
  what: "expiry" | "reminder";
  /** Whether there may be no end. */
  never: boolean;
  offBecause: string | undefined;
}

export function useEnd(key: KeyRowView): KeyEnd | undefined {
  const { t } = useWords("keys");
  const { server, system } = useServer(key.server);
  const traits = system?.keys;
  if (!server || !traits || key.goneSince !== null) return undefined;
  if (traits.expiry === "none") return { what: "reminder", never: true, offBecause: undefined };
  const isIn = server.session.state === "signed_in" || server.session.state === "renewing";
  const offBecause = !system.capabilities.some(({ power }) => power === "change_expiry")
    ? t("detail.fixed", { system: system.shortName })
    : key.status === "revoked"
      ? t("end.revoked")
      : isIn
        ? undefined
        : t("end.signIn", { server: server.name });
  return { what: "expiry", never: traits.expiry === "optional", offBecause };
}
