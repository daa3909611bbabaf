import { useApp, useServer, type KeyRowView } from "@/ipc";
import { useWords } from "@/words";

/** Why the secret of a key cannot be copied now. */
export function useCopyOff(key: KeyRowView): string | undefined {
  const { t } = useWords("keys");
  const vault = useApp().data?.vault;
  const { server, system } = useServer(key.server);
  const session = server?.session.state;
  if (key.secret === "nowhere") return t("detail.copyNowhere", { system: system?.shortName ?? "" });
  if (key.secret === "here" && vault?.state !== "open") return t("detail.copyShut");
  if (key.secret === "server" && session !== "signed_in" && session !== "renewing") return t("detail.copySignIn", { server: server?.name ?? "" });
  return undefined;
}
