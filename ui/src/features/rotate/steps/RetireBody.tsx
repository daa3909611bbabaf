import { Button, Note, RadioList, Select, useNow } from "@/components";
import type { RotationView, ServerId, SystemView } from "@/ipc";
import { absoluteTime, relativeTime, useWords } from "@/words";
import type { Moves } from "../useMoves";
import { GRACES, retirementOf, type RetireChoice } from "./retirement";

export interface RetireBodyProps {
  of: RotationView;
  now: boolean;
  system: SystemView | undefined;
  serverName: string;
  /** Whether somebody is signed in there. */
  signedIn: boolean;
  choice: RetireChoice;
  onChoice: (choice: RetireChoice) => void;
  /** A set instant is being changed. */
  choosing: boolean;
  onChoose: () => void;
  moves: Moves;
  onSignIn: (server: ServerId) => void;
}

/** What becomes of the old key: the choice, and then what was chosen. */
export function RetireBody(props: RetireBodyProps) {
  const { of: rotation, now, choosing, onChoose, onSignIn, serverName, moves } = props;
  const { t } = useWords("rotate");
  const moment = useNow(10_000);
  const state = rotation.steps.find(({ step }) => step === "retire")?.state;
  const { retirement, old, overdue, effect } = rotation;
  const quiet = (words: string) => <p className="text-text-2">{words}</p>;

  if (state === "skipped") return quiet(t("retire.kept"));
  if (state === "done") {
    if (retirement?.how === "expire") return quiet(t("retire.left", { in: old.expires === null ? "" : relativeTime(old.expires, moment) }));
    return quiet(t(effect === "deletes" ? "retire.deleted" : "retire.done"));
  }
  if (!now) return null;
  if (state === "unknown") return quiet(t("retire.unknown"));
  if (rotation.mode === "incident") return quiet(t("retire.failed"));
  if (rotation.state === "scheduled" && retirement?.how === "at" && !choosing) {
    const at = { in: relativeTime(retirement.at, moment), ago: relativeTime(retirement.at, moment), at: absoluteTime(retirement.at), server: serverName };
    return overdue ? (
      <Note tone="ink" alert action={!props.signedIn && <Button size="sm" onClick={() => onSignIn(rotation.server)}>{t("retire.signIn")}</Button>}>
        {t(props.signedIn ? "retire.overdueIn" : "retire.overdue", at)}
      </Note>
    ) : (
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1 text-text-2">{t("retire.due", at)}</p>
        <Button size="sm" offBecause={moves.retire.busy ? t("retire.saving") : undefined} onClick={onChoose}>
          {t("retire.change")}
        </Button>
      </div>
    );
  }
  return <Choices {...props} at={moment} />;
}

function Choices({ of: { old }, system, choice, onChoice, at }: RetireBodyProps & { at: number }) {
  const { t } = useWords("rotate");
  const revokes = system?.capabilities.some(({ power }) => power === "revoke_key") ?? true;
  const off = revokes ? {} : { offBecause: t("retire.notOffered", { system: system?.shortName ?? "" }) };
  const due = retirementOf({ how: "at", grace: choice.grace }, at);
  const ends = old.expires !== null && Date.parse(old.expires) > at ? old.expires : undefined;
  return (
    <RadioList
      label={t("retire.question")}
      value={choice.how}
      onChange={(how) => onChoice({ ...choice, how })}
      options={[
        {
          value: "at",
          label: t("retire.at"),
          detail: t("retire.atBody"),
          ...off,
          after: (
            <span className="flex flex-none items-center gap-2 pr-1">
              <Select
                boxSize="sm"
                className="w-28"
                label={t("retire.grace")}
                value={String(choice.grace)}
                onChange={(grace) => onChoice({ how: "at", grace: Number(grace) })}
                options={GRACES.map((hours) => ({ value: String(hours), label: hours < 72 ? t("retire.hours", { count: hours }) : t("retire.days", { count: hours / 24 }) }))}
              />
              {due.how === "at" && <span className="text-12 text-text-2 max-[1100px]:hidden">{absoluteTime(due.at)}</span>}
            </span>
          ),
        },
        { value: "now", label: t("retire.now"), detail: t("retire.nowBody"), ...off },
        ...(ends === undefined ? [] : [{ value: "expire" as const, label: t("retire.expire"), detail: t("retire.expireBody", { in: relativeTime(ends, at), at: absoluteTime(ends) }) }]),
        { value: "keep", label: t("retire.keep"), detail: t("retire.keepBody") },
      ]}
    />
  );
}
