import { useNow } from "@/components";
import type { ServerView, SystemView, WayView } from "@/ipc";
import { spanOf, useWords } from "@/words";
import { counted, useAttempts } from "../attempts";

/** What stands under a refused password: that it was wrong, and how many tries are left as far as this window knows. */
export function useWrongWords(server: ServerView, system: SystemView, way: WayView | undefined): string {
  const { t } = useWords("signIn");
  const now = useNow(1000);
  const tried = useAttempts(server.id, "sign-in");
  const limit = system.attempts.signIn;
  if (way?.fields.every(({ kind }) => kind === "token")) return t("wrong.key", { label: way.label.toLowerCase() });
  if (!limit) return t("wrong.password");
  const left = Math.max(0, limit.attempts - counted(tried, limit, now).length);
  const then = limit.block === null ? t("wrong.thenUnknown", { system: system.shortName }) : t("wrong.then", { system: system.shortName, time: spanOf(limit.block * 1000) });
  return `${t("wrong.password")} ${left === 0 ? t("wrong.none") : t("wrong.left", { count: left })} ${then}`;
}
