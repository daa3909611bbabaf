import { useRef } from "react";
import { Button, ButtonGroup, Dialog } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type DefinitionView } from "@/ipc";
import { useWords } from "@/words";

/** Asks before a definition of the user's own is deleted. */
export function RemoveDialog({ definition: { id, name }, onClose }: { definition: DefinitionView; onClose: () => void }) {
  const { t } = useWords("definitions");
  const host = useHost();
  const cancel = useRef<HTMLButtonElement>(null);
  const remove = useAction(() => host.definitionRemove(id));

  async function confirm() {
    const { ok } = await remove.run();
    if (ok) onClose();
  }

  return (
    <Dialog
      open
      width={460}
      title={t("remove.title", { name })}
      onClose={() => !remove.busy && onClose()}
      focusFirst={cancel}
      footer={
        <ButtonGroup>
          <Button ref={cancel} onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button kind="danger" busy={remove.busy && t("remove.removing")} onClick={() => void confirm()}>
            {t("remove.confirm")}
          </Button>
        </ButtonGroup>
      }
    >
      <p className="text-text-2">{t("remove.body")}</p>
      {remove.error && <ErrorNote error={remove.error} />}
    </Dialog>
  );
}
