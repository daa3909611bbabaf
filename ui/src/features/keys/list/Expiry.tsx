import { LifeBar, Time, useNow } from "@/components";
import type { KeyRowView } from "@/ipc";
import { useWords } from "@/words";
import { lifeLeft } from "../life";

const TONE = { expiring: "soon", expired: "dead" } as const;
const INK = { expiring: "text-amber-text", expired: "text-red-text" } as const;

/** What is left of a key's life: a bar and the words that say it. */
export function Expiry({ of: key }: { of: KeyRowView }) {
  const { t } = useWords("keys");
  const now = useNow();
  if (key.expires === null && key.status !== "never") return <span className="text-text-3">{t("notReported")}</span>;
  const state = key.status === "expiring" || key.status === "expired" ? key.status : undefined;
  return (
    <span className="flex items-center gap-2.5">
      <LifeBar left={lifeLeft(key, now)} {...(state && { tone: TONE[state] })} />
      <span className={state && INK[state]}>{key.expires === null ? t("noExpiry") : <Time at={key.expires} />}</span>
    </span>
  );
}
