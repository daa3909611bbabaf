import { useState } from "react";
import { Button, Icon } from "@/components";
import type { RotationView, SystemView } from "@/ipc";
import { useWords } from "@/words";
import { Foot } from "./layout";
import { MainButton, type MainButtonProps } from "./MainButton";

/** What can be undone, how to give up, and the way on. */
export function RotationFoot({ system, ...main }: MainButtonProps & { system: SystemView | undefined }) {
  const { t } = useWords("rotate");
  const [leaving, setLeaving] = useState(false);
  const { of: rotation, moves } = main;
  const isOver = rotation.state === "done" || rotation.state === "stopped";
  const isUnknown = rotation.steps.some(({ state }) => state === "unknown");
  const called = system?.shortName ?? "";
  if (leaving && !isOver) {
    return (
      <Foot label={t("foot.giveUp")}>
        <span role="alert" className="min-w-0 flex-1 font-medium">
          {t("foot.giveUpQuestion")}
        </span>
        <Button autoFocus onClick={() => setLeaving(false)}>
          {t("foot.giveUpNo")}
        </Button>
        <Button busy={moves.stop.busy && t("foot.givingUp")} onClick={() => void moves.stop.run().then(() => setLeaving(false))}>
          {t("foot.giveUp")}
        </Button>
      </Foot>
    );
  }
  const words = rotation.state === "stopped" ? t("foot.stopped") : rotation.state === "done" ? t("foot.over") : finality(rotation);
  const canRestore = rotation.restorable && rotation.old.life === "revoked";
  const canSkip = !isOver && rotation.next === "verify" && !isUnknown;
  return (
    <Foot label={t("title.plan")}>
      {!isOver && !isUnknown && (
        <Button kind="ghost" offBecause={rotation.busy ? t("foot.busy") : undefined} onClick={() => setLeaving(true)}>
          {t("foot.giveUp")}
        </Button>
      )}
      <span className="flex min-w-0 flex-1 items-center gap-1.5 text-12 text-text-2">
        <Icon name="info" size={14} />
        <span className="truncate" title={words}>
          {words}
        </span>
      </span>
      {canRestore && (
        <Button icon="undo" busy={moves.restore.busy && t("retire.undoing")} onClick={() => void moves.restore.run()}>
          {t("retire.undo")}
        </Button>
      )}
      {canSkip && (
        <Button kind="ghost" busy={moves.confirm.busy && t("verify.skipping")} onClick={() => void moves.confirm.run(false)}>
          {t("verify.skip")}
        </Button>
      )}
      <MainButton {...main} />
    </Foot>
  );

  function finality({ effect, restorable }: RotationView): string {
    return effect === "deletes" ? t("foot.final", { system: called }) : restorable ? t("foot.undo", { system: called }) : t("foot.noUndo");
  }
}
