import { useRef } from "react";
import { Button, Dialog, Note, Time } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, useServer, type KeyRowView, type ServerId } from "@/ipc";
import { capsOf } from "@/keyboard";
import { useWords } from "@/words";
import { useEffectWords } from "./useEffectWords";

export interface RevokeDialogProps {
  of: KeyRowView;
  onClose: () => void;
  onSignIn: (server: ServerId) => void;
}

/** Names what revoking one key does, and does it only at the press of the button that says so. */
export function RevokeDialog({ of: key, onClose, onSignIn }: RevokeDialogProps) {
  const { t } = useWords("revoke");
  const host = useHost();
  const { system } = useServer(key.server);
  const cancel = useRef<HTMLButtonElement>(null);
  const revoke = useAction(() => host.keyRevoke(key.server, key.id));
  const deletes = system?.keys?.revoke === "deletes";
  const effect = useEffectWords(key);
  // Whether it happened is not known: looking comes before doing it again.
  const isLost = revoke.error?.code === "outcome_unknown";
  const isGone = revoke.error?.code === "no_such_key";

  async function press() {
    const outcome = await revoke.run();
    if (outcome.ok) onClose();
  }
  // The note's own state in the list tells how the reading went.
  function readAgain() {
    void host.keyRefresh(key.server).catch(() => {});
    onClose();
  }

  return (
    <Dialog
      open
      title={t(deletes ? "deleteQuestion" : "revokeQuestion", { name: key.name })}
      onClose={() => !revoke.busy && onClose()}
      focusFirst={cancel}
      footer={
        <>
          <span className="mr-auto min-w-0 text-12 text-text-3">{t("stays")}</span>
          <Button ref={cancel} keys={capsOf("Escape")} onClick={onClose}>
            {t("cancel")}
          </Button>
          {!isLost && !isGone && (
            // Enter is for reading on; only Space or a press of the pointer destroys.
            <Button kind="danger" icon="revoke" busy={revoke.busy && t(deletes ? "deleting" : "revoking")} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} onClick={() => void press()}>
              {t(deletes ? "delete" : "revoke")}
            </Button>
          )}
        </>
      }
    >
      <ul className="flex h-8 items-center gap-4 rounded-5 border border-line px-3">
        <li className="min-w-0 flex-1 truncate font-medium" title={key.name}>
          {key.name}
        </li>
        {key.hint !== null && <li className="font-mono text-12">{key.hint}</li>}
        <li className="truncate text-text-2">{key.owner ?? t("notReported")}</li>
        {key.permissions && <li className="truncate text-text-2">{key.permissions.join(", ")}</li>}
        <li className={key.status === "expiring" ? "text-amber-text" : key.status === "expired" ? "text-red-text" : "text-text-2"}>{key.expires === null ? t("noExpiry") : <Time at={key.expires} />}</li>
      </ul>
      <Note tone="dead" title={effect.title}>
        {effect.body}
      </Note>
      {revoke.error && <ErrorNote error={revoke.error} on={{ retry: () => void press(), signIn: () => onSignIn(key.server), refresh: readAgain, look: readAgain }} />}
    </Dialog>
  );
}
