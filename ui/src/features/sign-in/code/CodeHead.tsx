import { Fragment } from "react";
import { Icon, Time, type IconName } from "@/components";
import type { SystemView } from "@/ipc";
import { useWords } from "@/words";
import { isMail, type Waiting } from "./channel";

/** The steps of this sign-in, and how the code came. */
export function CodeHead({ system, session }: { system: SystemView; session: Waiting }) {
  const { t } = useWords("signIn");
  const mail = isMail(session);
  const steps: { words: string; icon?: IconName; now?: true }[] = [
    { words: t("code.step1"), icon: "check" },
    { words: t(mail ? "code.stepMail" : "code.stepOther"), icon: mail ? "mail" : "key", now: true },
    { words: t("code.step3") },
  ];
  return (
    <>
      <ol aria-label={t("code.steps")} className="flex items-center gap-2 text-12 text-text-3">
        {steps.map(({ words, icon, now }, place) => (
          <Fragment key={words}>
            {place > 0 && <li aria-hidden className="h-px w-7 bg-line-2" />}
            <li aria-current={now && "step"} className="flex items-center gap-1.5 aria-[current=step]:font-medium aria-[current=step]:text-text">
              {icon && <Icon name={icon} size={14} />}
              {words}
            </li>
          </Fragment>
        ))}
      </ol>
      <h2 id="enter-code" className="mt-5.5 text-20 font-semibold tracking-title">
        {t("code.heading")}
      </h2>
      <p className="mt-1 text-text-2">
        {mail ? t("code.sentMail", { system: system.shortName }) : t("code.sentOther", { system: system.shortName, channel: session.channel })} <Time at={session.since} />
      </p>
    </>
  );
}
