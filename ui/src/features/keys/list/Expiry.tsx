import { Icon, LifeBar, Time, useNow } from "@/components";
import type { KeyRowView } from "@/ipc";
import { dayOf, useWords } from "@/words";
import { lifeLeft } from "../life";

const TONE = { expiring: "soon", expired: "dead" } as const;
const INK = { expiring: "text-amber-text", expired: "text-red-text" } as const;

/** What is left of a key's life: a bar and the words that say it. */
export function Expiry({ of: key }: { of: KeyRowView }) {
  const { t } = useWords("keys");
  const now = useNow();
  if (key.expires === null && key.status !== "never") return <span className="text-text-3">{t("notReported")}</span>;
  // What is gone needs nobody, however near its end was.
  if (key.goneSince !== null) return <span className="text-text-3">{key.expires === null ? t("noExpiry") : <Time at={key.expires} show="day" />}</span>;
  // The server knows no end; the user does.
  if (key.reminder !== null) {
    const isDue = Date.parse(key.reminder) <= now;
    return (
      <span className="flex items-center gap-1.5" title={t("reminderWhy", { day: dayOf(key.reminder) })}>
        <Icon name="clock" size={14} />
        <span className={isDue ? "truncate font-medium text-text" : "truncate"}>{t(isDue ? "reminderDue" : "reminder", { day: dayOf(key.reminder) })}</span>
      </span>
    );
  }
  const state = key.status === "expiring" || key.status === "expired" ? key.status : undefined;
  return (
    <span className="flex items-center gap-2.5">
      <LifeBar left={lifeLeft(key, now)} {...(state && { tone: TONE[state] })} />
      <span className={state && INK[state]}>{key.expires === null ? t("noExpiry") : <Time at={key.expires} />}</span>
    </span>
  );
}
