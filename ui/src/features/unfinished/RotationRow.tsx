import { Button, Icon, useNow } from "@/components";
import type { OperationId, RotationBriefView } from "@/ipc";
import { absoluteTime, relativeTime, useWords } from "@/words";
import { Row } from "./Row";

/** A rotation that is not over: what it waits for. */
export function RotationRow({ of: rotation, onOpen }: { of: RotationBriefView; onOpen: (rotation: OperationId) => void }) {
  const { t } = useWords("unfinished");
  const now = useNow(10_000);
  const { name, server, began, due, overdue, next, step, state } = rotation;
  const when = due === null ? { ago: "", in: "", at: "" } : { ago: relativeTime(due, now), in: relativeTime(due, now), at: absoluteTime(due) };
  const words = overdue
    ? t("rotation.overdue", when)
    : state === "scheduled"
      ? t("rotation.scheduled", when)
      : step === "unknown"
        ? t("rotation.unknown")
        : step === "failed"
          ? t("rotation.failed")
          : next === null
            ? t("rotation.over")
            : t(`rotation.next.${next}`);
  return (
    <Row
      name={name}
      on={{ server }}
      began={began}
      action={
        <Button icon="rotate" onClick={() => onOpen(rotation.id)}>
          {t("rotation.open")}
        </Button>
      }
    >
      <span className={overdue || step === "unknown" ? "flex items-center gap-1.5 font-medium text-text" : ""}>
        {(overdue || step === "unknown") && <Icon name="octagon" size={14} />}
        {words}
      </span>
    </Row>
  );
}
