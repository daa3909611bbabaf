import type { SystemView, VaultView, WayView } from "@/ipc";
import type { useWords } from "@/words";

type SignInWords = ReturnType<typeof useWords<"signIn">>["t"];

/** Whether a session can be kept, and what keeping it means on this system. */
export function keepWords(t: SignInWords, vault: VaultView | undefined, way: WayView | undefined, system: SystemView): { possible: boolean; words: string } {
  if (vault?.state !== "open") return { possible: false, words: t("keep.shut") };
  if (vault.protection === "memory") return { possible: false, words: t("keep.memory") };
  if (way?.fields.every(({ kind }) => kind === "token")) return { possible: true, words: t("keep.key") };
  const renews = system.capabilities.some(({ power }) => power === "renew");
  return { possible: true, words: t(renews ? "keep.renews" : "keep.ends", { system: system.shortName }) };
}
