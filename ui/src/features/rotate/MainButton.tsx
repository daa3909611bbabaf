import { Button, type ButtonProps } from "@/components";
import type { HandOver, RotationView, SecretChoice } from "@/ipc";
import { spanOf, useWords } from "@/words";
import { retirementOf, type RetireChoice } from "./steps/retirement";
import type { Moves } from "./useMoves";

export interface MainButtonProps {
  of: RotationView;
  moves: Moves;
  how: HandOver;
  secret: SecretChoice;
  retire: RetireChoice;
  /** A set instant is being changed. */
  choosing: boolean;
  onRetired: () => void;
  onDone: () => void;
}

/** The one way on from where a rotation stands. What destroys is never pressed by Enter. */
export function MainButton({ of: rotation, moves, how, secret, retire, choosing, onRetired, onDone }: MainButtonProps) {
  const { t } = useWords("rotate");
  const state = rotation.steps.find(({ step }) => step === rotation.next)?.state;
  const deletes = rotation.effect === "deletes";
  const off = rotation.busy ? t("foot.busy") : undefined;
  const primary = (props: Omit<ButtonProps, "kind" | "offBecause">) => <Button {...props} kind="primary" offBecause={off} />;
  const danger = (props: Omit<ButtonProps, "kind" | "offBecause" | "icon">) => <Button {...props} kind="danger" icon="revoke" offBecause={off} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />;

  if (rotation.state === "done" || rotation.state === "stopped") return primary({ onClick: onDone, children: t("foot.done") });
  const look = primary({ icon: "search", busy: moves.look.busy && t("create.looking"), onClick: () => void moves.look.run(), children: t("create.look") });
  switch (rotation.next) {
    case "create":
      if (state === "unknown" && rotation.new !== null) return danger({ busy: moves.revokeLost.busy && t("create.revoking"), onClick: () => void moves.revokeLost.run(), children: t(deletes ? "create.deleteLost" : "create.revokeLost") });
      if (state === "unknown") return look;
      return primary({ icon: "rotate", busy: moves.advance.busy && t("create.creating"), onClick: () => void moves.advance.run(), children: t("create.again") });
    case "hand_over":
      return primary({ icon: "check", busy: moves.handOver.busy && t("hand.placing"), onClick: () => void moves.handOver.run(how, secret), children: t("hand.placed") });
    case "verify":
      if (rotation.check === "user") return primary({ icon: "check", busy: moves.confirm.busy && t("hand.placing"), onClick: () => void moves.confirm.run(true), children: t("verify.checked") });
      return primary({ icon: "check", busy: moves.verify.busy && t("verify.checking"), onClick: () => void moves.verify.run(), children: t(state === "failed" ? "verify.again" : "verify.check") });
    case "retire":
      if (state === "unknown") return look;
      if (rotation.mode === "incident") return danger({ busy: moves.advance.busy && t("create.revoking"), onClick: () => void moves.advance.run(), children: t(deletes ? "retire.againDelete" : "retire.again") });
      return retiring();
    case null:
      return primary({ onClick: onDone, children: t("foot.done") });
  }

  function retiring() {
    const isSet = rotation.state === "scheduled" && !choosing;
    const chosen: RetireChoice = isSet ? { how: "now", grace: 0 } : retire;
    const span = spanOf(chosen.grace * 3_600_000);
    const busy = moves.retire.busy && t("retire.saving");
    const press = () => void moves.retire.run(retirementOf(chosen, Date.now())).then(({ ok }) => ok && onRetired());
    switch (chosen.how) {
      case "now":
        return danger({ busy, onClick: press, children: t(deletes ? "retire.doNowDelete" : "retire.doNow") });
      case "at":
        return danger({ busy, onClick: press, children: t(deletes ? "retire.doAtDelete" : "retire.doAt", { span }) });
      case "expire":
        return primary({ busy, onClick: press, children: t("retire.doExpire") });
      case "keep":
        return primary({ busy, onClick: press, children: t("retire.doKeep") });
    }
  }
}
