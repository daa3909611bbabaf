import type { ReactNode } from "react";
import { AssumedMark, Because, Countdown } from "@/components";
import type { LimitView, SystemView } from "@/ipc";
import { timeOfDay, useWords } from "@/words";
import { isMail, type Waiting } from "./channel";

interface CodeAsideProps {
  system: SystemView;
  session: Waiting;
  limit: LimitView | null;
  used: number;
  /** Until when another code makes no sense. */
  waitUntil: number | undefined;
  assumedWait: boolean;
  refused: { code: string; at: number } | undefined;
  onFree: () => void;
  children: ReactNode;
}

/** Beside the boxes: attempts, the last refusal, and what to do when no code comes. */
export function CodeAside({ system, session, limit, used, waitUntil, assumedWait, refused, onFree, children }: CodeAsideProps) {
  const { t } = useWords("signIn");
  const mail = isMail(session);
  const name = system.shortName;
  const tips = mail ? [t("code.noMailWay", { system: name }), t("code.noMailWait"), t("code.noMailJunk")] : [t("code.noOtherWay", { system: name, channel: session.channel }), t("code.noOtherAsk")];
  return (
    <aside className="flex w-60 flex-none flex-col gap-5 border-l border-line pt-0.5 pl-7 text-12 text-text-2">
      {limit && (
        <section>
          <Heading>{limit.per === null ? t("code.attemptsOther") : t("code.attempts")}</Heading>
          <div className="mt-2 mb-1 flex gap-1" aria-hidden>
            {Array.from({ length: limit.attempts }, (_, place) => (
              <i key={place} data-fill className={place < used ? "h-1.5 flex-1 rounded-full bg-ink" : "h-1.5 flex-1 rounded-full bg-line"} />
            ))}
          </div>
          <p>{t(limit.per === null ? "code.used" : "code.usedAfter", { used: Math.min(used, limit.attempts), limit: limit.attempts })}</p>
          {waitUntil !== undefined && (
            <div className="mt-2 flex flex-col gap-2">
              <Countdown until={waitUntil} label={t("code.wait")} onEnd={onFree}>
                {(clock) => (
                  <span className="text-text">
                    {t("code.wait")} <b className="font-semibold">{clock}</b>
                  </span>
                )}
              </Countdown>
              <p>{t("code.waitWhy", { system: name })}</p>
              {assumedWait && (
                <span>
                  <AssumedMark why={t("locked.assumedWhy")} />
                </span>
              )}
            </div>
          )}
        </section>
      )}
      {refused && (
        <section>
          <Heading>{t("code.last")}</Heading>
          <div className="mt-1.5 font-medium text-text">
            <Because icon="octagon">{t("code.refused", { code: `${refused.code.slice(0, 3)} ${refused.code.slice(3)}`, time: timeOfDay(refused.at, refused.at) })}</Because>
          </div>
        </section>
      )}
      <section>
        <Heading>{mail ? t("code.noMail") : t("code.noOther")}</Heading>
        <ul className="mt-1.5 flex flex-col gap-1">
          {tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      </section>
      {children}
    </aside>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return <h3 className="text-13 font-semibold text-text">{children}</h3>;
}
