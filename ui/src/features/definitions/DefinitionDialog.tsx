import { useState } from "react";
import { Button, ButtonGroup, Dialog } from "@/components";
import { useAction, useDefinition, useDefinitions, useHost, type DefinitionDetailsView, type SystemId, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { DefinitionText, type Written } from "./DefinitionText";
import { Review } from "./Review";

export interface DefinitionDialogProps {
  /** The definition that shall be replaced; absent for a new one. */
  replaces?: SystemId | undefined;
  onClose: () => void;
  onAdded: (system: SystemView) => void;
}

/**
 * A definition of the user's own: given as a file or as text, checked, looked at, and then added. Nothing typed is lost
 * by a bad line or on the way back.
 */
export function DefinitionDialog({ replaces, onClose, onAdded }: DefinitionDialogProps) {
  const { t } = useWords("definitions");
  const host = useHost();
  const { data: known = [] } = useDefinitions();
  const before = known.find(({ id }) => id === replaces);
  // What cannot be used cannot be read back: its file has to be given again.
  const { data: present } = useDefinition(before?.trouble === null ? replaces : undefined);
  const [entry, setWritten] = useState<Written>();
  const written = entry ?? { file: undefined, text: present?.text ?? "" };
  const [tried, setTried] = useState(false);
  const [checked, setChecked] = useState<DefinitionDetailsView>();
  const file = written.file ?? t("pasted");
  const check = useAction(() => host.definitionCheck(file, written.text));
  const add = useAction(() => host.definitionAdd(file, written.text));

  const same = checked && known.find(({ id, trouble }) => id === checked.system.id && trouble === null);
  const isTaken = same !== undefined && !same.own;

  async function look() {
    setTried(true);
    if (written.text.trim() === "") return;
    const outcome = await check.run();
    if (outcome.ok) setChecked(outcome.value);
  }
  async function keep() {
    if (!checked || isTaken) return;
    const outcome = await add.run();
    if (outcome.ok) onAdded(outcome.value);
  }
  function back() {
    add.clear();
    setChecked(undefined);
  }

  return (
    <Dialog
      open
      width={640}
      title={checked ? checked.system.name : before ? t("replaceTitle", { name: before.name }) : t("title")}
      onClose={() => !add.busy && onClose()}
      onSubmit={() => void (checked ? keep() : look())}
      footer={
        checked ? (
          <>
            <Button onClick={back}>{t("back")}</Button>
            <ButtonGroup>
              <Button kind="primary" keys={["Ctrl", "Enter"]} offBecause={isTaken ? t("taken", { name: checked.system.name }) : undefined} busy={add.busy && t("adding")} onClick={() => void keep()}>
                {t(same ? "replace" : "add")}
              </Button>
            </ButtonGroup>
          </>
        ) : (
          <ButtonGroup>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button kind="primary" keys={["Ctrl", "Enter"]} busy={check.busy && t("checking")} onClick={() => void look()}>
              {t("check")}
            </Button>
          </ButtonGroup>
        )
      }
    >
      {checked ? (
        <Review details={checked} standing={isTaken ? "taken" : same ? "replaces" : "new"} error={add.error} />
      ) : (
        <DefinitionText
          written={written}
          onChange={(next) => {
            setWritten(next);
            check.clear();
          }}
          missing={tried && written.text.trim() === ""}
          error={check.error}
          trouble={before?.trouble ?? undefined}
        />
      )}
    </Dialog>
  );
}
