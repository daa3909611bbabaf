import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon, LifeBar, Time, useNow, type IconName } from "@/components";
import type { KeyRowView } from "@/ipc";
import { count, useWords } from "@/words";
import { lifeDays, lifeLeft } from "../life";

/** From its making to its end, as far as the server tells. */
export function KeyLife({ of: key }: { of: KeyRowView }) {
  const { t } = useWords("keys");
  const now = useNow();
  const left = lifeLeft(key, now);
  const days = lifeDays(key, now);
  const tone = key.goneSince !== null ? "plain" : key.status === "expiring" ? "soon" : key.status === "expired" ? "dead" : "plain";
  return (
    <>
      <div className="mb-2 flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">{t("detail.life")}</h3>
        {days && <span className="text-12 text-text-3">{days.days === undefined ? t("detail.age", { day: count(days.day) }) : t("detail.day", { day: count(days.day), days: count(days.days) })}</span>}
      </div>
      <span className="mb-4 flex">{left === undefined ? <LifeBar wide /> : <LifeBar wide tone={tone} left={tone === "dead" ? 0 : 1 - left} />}</span>
      <ol className="flex flex-col">
        {key.goneSince !== null && <Step icon="eyeOff" title={t("gone.step")} body={t("gone.stepBody")} at={key.goneSince} />}
        {key.status === "revoked" && <Step icon="revoke" title={t("detail.revoked")} body={t("detail.revokedBody")} />}
        {key.reminder !== null && <Step icon="clock" title={t(Date.parse(key.reminder) > now ? "detail.reminder" : "detail.reminderDue")} body={t("detail.reminderBody")} at={key.reminder} />}
        <End of={key} now={now} />
        {key.lastUsed !== null && <Step icon="activity" title={t("detail.lastUsed")} at={key.lastUsed} />}
        <Step icon="key" last title={key.created === null ? t("detail.madeUnknown") : t("detail.made")} body={key.owner === null ? undefined : t("detail.madeBy", { owner: key.owner })} at={key.created} />
      </ol>
    </>
  );
}

function End({ of: key, now }: { of: KeyRowView; now: number }) {
  const { t } = useWords("keys");
  if (key.expires === null) return key.status === "never" ? <Step icon="infinity" title={t("detail.endsNever")} body={t("detail.neverBody")} /> : <Step icon="clock" title={t("detail.endsUnknown")} />;
  if (Date.parse(key.expires) <= now) return <Step icon="expired" {...(key.goneSince === null && { tone: "border-red-line text-red-text" })} title={t("detail.ended")} body={t("detail.endedBody")} at={key.expires} />;
  return <Step icon="hourglass" tone={key.status === "expiring" && key.goneSince === null ? "border-amber text-amber-text border-dashed" : "border-dashed border-line-2"} title={t("detail.ends")} body={t("detail.endsBody")} at={key.expires} />;
}

interface StepProps {
  icon: IconName;
  title: ReactNode;
  body?: ReactNode;
  at?: string | null;
  tone?: string;
  last?: boolean;
}

/** One event on the line of a key's life. */
function Step({ icon, title, body, at, tone = "border-line-2 text-text-2", last = false }: StepProps) {
  return (
    <li className="relative flex gap-3 pb-3.5">
      {!last && <span aria-hidden className="absolute top-6 bottom-0 left-3 w-px bg-line" />}
      <span className={clsx("grid size-6 flex-none place-items-center rounded-full border", tone)}>
        <Icon name={icon} size={14} />
      </span>
      <span className="min-w-0 flex-1">
        <span className={clsx("block font-medium", tone.includes("amber") && "text-amber-text", tone.includes("red") && "text-red-text")}>{title}</span>
        {body && <span className="block text-12 text-text-3">{body}</span>}
      </span>
      {at && (
        <span className="flex-none text-12 text-text-3">
          <Time at={at} />
        </span>
      )}
    </li>
  );
}
