import type { ReactNode } from "react";
import { Button, Checkbox, Icon, useNow, type IconName } from "@/components";
import type { RotationView } from "@/ipc";
import { timeOfDay, useWords } from "@/words";
import type { Moves } from "../useMoves";

/** What the check found, row by row, and what only the user can confirm. */
export function VerifyBody({ of: rotation, now, moves }: { of: RotationView; now: boolean; moves: Moves }) {
  const { t } = useWords("rotate");
  const moment = useNow();
  const step = rotation.steps.find((each) => each.step === "verify");
  const { verified, check, new: made, old } = rotation;
  if (!now && verified === null) return step?.state === "skipped" ? <p className="text-text-2">{t("verify.skipped")}</p> : null;
  const isOpen = rotation.state === "open" || rotation.state === "scheduled";
  const asked = verified?.accepted != null;
  const compared = (found: boolean | null | undefined, fact: string): [IconName, string] =>
    !asked ? ["clock", t("verify.notYet")] : found == null ? ["info", t("verify.notReported")] : found ? ["ok", fact || t("verify.matches")] : ["octagon", t("verify.differs")];
  return (
    <>
      <p className="text-text-2">{t(check === "server" ? "verify.server" : "verify.user")}</p>
      <ul className="divide-y divide-line rounded-8 border border-line">
        {check === "server" && (
          <>
            <Row icon={asked ? "ok" : "clock"} words={t("verify.accepted")}>
              {asked ? t("verify.acceptedIn", { n: verified.accepted ?? 0 }) : t("verify.notYet")}
            </Row>
            <Compared of={compared(verified?.permissions, made?.permissions?.join(", ") ?? "")} words={t("verify.permissions")} />
            <Compared of={compared(verified?.owner, old.owner ?? "")} words={t("verify.owner")} />
          </>
        )}
        <Row icon={verified?.confirmed ? "ok" : "clock"} words={t("verify.caller")}>
          {verified?.confirmed ? (
            t("verify.confirmed")
          ) : check === "server" && isOpen ? (
            <Checkbox checked={false} onChange={() => void moves.confirm.run(true)}>
              {t("verify.checked")}
            </Checkbox>
          ) : (
            t("verify.notYet")
          )}
        </Row>
      </ul>
      {check === "server" && isOpen && asked && rotation.secret !== null && (
        <div className="flex items-center gap-2">
          <Button icon="rotate" busy={moves.verify.busy && t("verify.checking")} onClick={() => void moves.verify.run()}>
            {t("verify.again")}
          </Button>
          {step?.at != null && <span className="text-12 text-text-3">{t("verify.passed", { time: timeOfDay(step.at, moment) })}</span>}
        </div>
      )}
    </>
  );
}

function Compared({ of: [icon, says], words }: { of: [IconName, string]; words: string }) {
  return (
    <Row icon={icon} words={words}>
      {says}
    </Row>
  );
}

function Row({ icon, words, children }: { icon: IconName; words: string; children: ReactNode }) {
  return (
    <li className="flex min-h-8.5 items-center gap-3 px-3">
      <Icon name={icon} className={icon === "ok" ? "text-green-text" : "text-text-2"} />
      <span className="min-w-0 flex-1">{words}</span>
      <span className="flex-none text-right text-text-2">{children}</span>
    </li>
  );
}
