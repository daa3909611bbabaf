import { useServer, type KeyRowView } from "@/ipc";
import { spanOf, useWords } from "@/words";

/** What revoking a key does on its server, in words: who is hit, whether it can be undone, when it takes effect. */
export function useEffectWords(key: KeyRowView): { title: string; body: string } {
  const { t } = useWords("revoke");
  const { system } = useServer(key.server);
  const name = system?.shortName ?? "";
  const traits = system?.keys;
  const sentences = [
    key.status === "expired" ? "" : key.owner === null ? t("askNobody", { system: name }) : t("ask", { system: name, owner: key.owner }),
    traits?.revoke === "deletes" ? t("deletes", { system: name }) : traits?.restorable ? t("marks", { system: name }) : "",
    traits?.lag ? t("lag", { time: spanOf(traits.lag * 1000) }) : "",
  ];
  return { title: t(key.status === "expired" ? "ended" : "refused"), body: sentences.filter(Boolean).join(" ") };
}
