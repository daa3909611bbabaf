import { Button, ButtonGroup, Dialog, EmptyState } from "@/components";
import type { CreatedKeyView, KeyRowView, OperationId, ServerId } from "@/ipc";
import { useWords } from "@/words";
import { LostCreation } from "./LostCreation";
import { BulkRow } from "./BulkRow";
import { RotationRow } from "./RotationRow";
import { UnfinishedRow } from "./UnfinishedRow";
import { useUnfinished } from "./useUnfinished";

export interface UnfinishedDialogProps {
  onClose: () => void;
  /** A secret waits for a choice. */
  onChoose: (created: CreatedKeyView) => void;
  onRevoke: (key: KeyRowView) => void;
  onCreate: (server: ServerId) => void;
  onSignIn: (server: ServerId) => void;
  onRotation: (rotation: OperationId) => void;
  onBulk: (bulk: OperationId) => void;
}

/** Rotations, work on several keys, new keys whose secret waits for a choice, and those of which it is not known whether they exist. */
export function UnfinishedDialog({ onClose, onChoose, onRevoke, onCreate, onSignIn, onRotation, onBulk }: UnfinishedDialogProps) {
  const { t } = useWords("unfinished");
  const { rotations, bulks, creations } = useUnfinished();
  return (
    <Dialog
      open
      width={600}
      title={t("title")}
      onClose={onClose}
      outsideCloses
      footer={
        <ButtonGroup>
          <Button onClick={onClose}>{t("close")}</Button>
        </ButtonGroup>
      }
    >
      {rotations.length + bulks.length + creations.length === 0 && <EmptyState title={t("none")} />}
      {rotations.map((each) => (
        <RotationRow key={each.id} of={each} onOpen={onRotation} />
      ))}
      {bulks.map((each) => (
        <BulkRow key={each.id} of={each} onOpen={onBulk} />
      ))}
      {creations.map((each) => {
        const { created } = each;
        return created ? (
          <UnfinishedRow key={each.operation} of={each} action={<Button onClick={() => onChoose(created)}>{t("choose")}</Button>}>
            {t("waits")}
          </UnfinishedRow>
        ) : (
          <LostCreation key={each.operation} of={each} onRevoke={onRevoke} onCreate={onCreate} onSignIn={onSignIn} />
        );
      })}
    </Dialog>
  );
}
