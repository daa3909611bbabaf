import { Button, ButtonGroup, Dialog, EmptyState } from "@/components";
import { useApp, type CreatedKeyView, type KeyRowView, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { LostCreation } from "./LostCreation";
import { UnfinishedRow } from "./UnfinishedRow";

export interface UnfinishedDialogProps {
  onClose: () => void;
  /** A secret waits for a choice. */
  onChoose: (created: CreatedKeyView) => void;
  onRevoke: (key: KeyRowView) => void;
  onCreate: (server: ServerId) => void;
  onSignIn: (server: ServerId) => void;
}

/** New keys whose secret waits for a choice, and those of which it is not known whether they exist. */
export function UnfinishedDialog({ onClose, onChoose, onRevoke, onCreate, onSignIn }: UnfinishedDialogProps) {
  const { t } = useWords("unfinished");
  const unfinished = useApp().data?.unfinished ?? [];
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
      {unfinished.length === 0 && <EmptyState title={t("none")} />}
      {unfinished.map((each) => {
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
