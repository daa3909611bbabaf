import { useState } from "react";
import { Button } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, useServer, type KeyRowView, type ServerId, type UnfinishedView } from "@/ipc";
import { useWords } from "@/words";
import { UnfinishedRow } from "./UnfinishedRow";

export interface LostCreationProps {
  of: UnfinishedView;
  onRevoke: (key: KeyRowView) => void;
  onCreate: (server: ServerId) => void;
  onSignIn: (server: ServerId) => void;
}

/** A creation whose answer was lost. It is settled by looking, never by repeating. */
export function LostCreation({ of: operation, onRevoke, onCreate, onSignIn }: LostCreationProps) {
  const { t } = useWords("unfinished");
  const host = useHost();
  const { server, system } = useServer(operation.server);
  const [found, setFound] = useState<KeyRowView | null>();
  const look = useAction(() => host.operationLook(operation.operation));
  const dismiss = useAction(() => host.operationDismiss(operation.operation));
  const deletes = system?.keys?.revoke === "deletes";
  const error = look.error ?? dismiss.error;

  async function press() {
    const outcome = await look.run();
    if (outcome.ok) setFound(outcome.value);
  }
  // Closing the record first: what follows is a new decision, and the list must not ask twice.
  async function settleThen(next: () => void) {
    const outcome = await dismiss.run();
    if (outcome.ok) next();
  }

  const actions =
    found === undefined ? (
      <Button icon="search" busy={look.busy && t("looking")} onClick={() => void press()}>
        {t("look")}
      </Button>
    ) : (
      <>
        <Button busy={dismiss.busy && t("dismiss")} onClick={() => void dismiss.run()}>
          {t("dismiss")}
        </Button>
        {found ? (
          <Button kind="danger-quiet" icon="revoke" onClick={() => onRevoke(found)}>
            {t(deletes ? "delete" : "revoke")}
          </Button>
        ) : (
          <Button onClick={() => void settleThen(() => onCreate(operation.server))}>{t("again")}</Button>
        )}
      </>
    );

  return (
    <UnfinishedRow of={operation} action={actions}>
      <span role="status">{found === undefined ? t("lost", { server: server?.name ?? "" }) : found === null ? t("notFound") : t(deletes ? "foundDelete" : "found")}</span>
      {error && <ErrorNote error={error} on={{ retry: () => void press(), signIn: () => onSignIn(operation.server) }} />}
    </UnfinishedRow>
  );
}
