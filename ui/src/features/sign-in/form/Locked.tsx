import { useId } from "react";
import { AssumedMark, Button, Countdown, Note, useNow } from "@/components";
import type { SystemView } from "@/ipc";
import { spanOf, timeOfDay, useWords, zoneName } from "@/words";
import type { Lock } from "./useLock";

/** The server blocks sign-ins: for how long, whether that is known or assumed, and a button that says why it is off. */
export function Locked({ system, lock, onTry }: { system: SystemView; lock: Lock; onTry: () => void }) {
  const { t } = useWords("signIn");
  const reason = useId();
  const now = useNow();
  const limit = system.attempts.signIn;
  const after = !limit
    ? t("locked.plain")
    : limit.per === null
      ? t("locked.after", { attempts: limit.attempts })
      : t("locked.afterIn", { attempts: limit.attempts, time: spanOf(limit.per * 1000) });
  const { until } = lock;
  return (
    <div className="flex flex-col gap-2.5">
      <Note tone="ink" icon="lock" alert title={t("locked.title", { system: system.shortName })}>
        {after} {(until === undefined || lock.assumed) && t("locked.unknown")}
      </Note>
      {until !== undefined && (
        <div className="flex items-center gap-2.5">
          <Countdown
            until={until}
            of={limit?.block == null ? undefined : limit.block * 1000}
            label={t("locked.label")}
            onEnd={lock.end}
            className="grid flex-1 grid-cols-[1fr_auto] items-center gap-2.5 text-14 [&>[role=status]]:absolute"
          />
          {lock.assumed && <AssumedMark why={t("locked.assumedWhy")} />}
        </div>
      )}
      <Button size="lg" wide offBecauseId={until === undefined ? undefined : reason} onClick={until === undefined ? lock.end : onTry}>
        {until === undefined ? t("locked.tryAnyway") : t("submit")}
      </Button>
      <p id={reason} className="text-12 text-text-3">
        {until === undefined ? t("locked.untilUnknown") : t("locked.until", { time: `${timeOfDay(until, now)} ${zoneName(until)}` })}
      </p>
    </div>
  );
}
