import { useRef } from "react";
import { Button, ButtonGroup, Dialog, LinkButton } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, useServer, type ErrorView, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { AssumedFact } from "./AssumedFact";

export interface AssumedDialogProps {
  /** What was refused, with the facts that it rests on. */
  error: ErrorView;
  onAccepted: () => void;
  onDeclined: () => void;
  /** Shows how the server is spoken to, where the facts can be corrected. */
  onCorrect: (server: ServerId) => void;
}

/** Asks before something rests on assumed facts for the first time. Nothing has been sent. */
export function AssumedDialog({ error, onAccepted, onDeclined, onCorrect }: AssumedDialogProps) {
  const { t } = useWords("assumed");
  const host = useHost();
  const cancel = useRef<HTMLButtonElement>(null);
  const id = error.server ?? "";
  const { server, system } = useServer(id);
  const accept = useAction(() => host.assumedAccept(id, error.assumed.map(({ table }) => table)));
  const name = server?.name ?? "";

  async function press() {
    const outcome = await accept.run();
    if (outcome.ok) onAccepted();
  }

  return (
    <Dialog
      open
      onClose={() => !accept.busy && onDeclined()}
      title={t("title")}
      lead={<p className="text-text-3">{name}</p>}
      focusFirst={cancel}
      onSubmit={() => void press()}
      footer={
        <>
          <span className="mr-auto min-w-0 text-12 text-text-3">{t("unsent")}</span>
          <ButtonGroup>
            <Button ref={cancel} onClick={onDeclined}>
              {t("cancel")}
            </Button>
            <Button kind="primary" keys={["Ctrl", "Enter"]} busy={accept.busy && t("accepting")} onClick={() => void press()}>
              {t("accept")}
            </Button>
          </ButtonGroup>
        </>
      }
    >
      <p className="text-text-2">{t("body", { system: system?.shortName ?? name })}</p>
      <ul className="divide-y divide-line rounded-5 border border-line-2">
        {error.assumed.map((fact) => (
          <li key={fact.table} className="px-3 py-2.5">
            <AssumedFact {...fact} />
          </li>
        ))}
      </ul>
      <p className="text-12 text-text-3">
        {t("remembered", { name })} <LinkButton onClick={() => onCorrect(id)}>{t("correct")}</LinkButton>
      </p>
      {accept.error && <ErrorNote error={accept.error} />}
    </Dialog>
  );
}
