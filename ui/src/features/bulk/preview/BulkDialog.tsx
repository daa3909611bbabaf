import { useCallback, useEffect, useRef, useState } from "react";
import { Button, ButtonGroup, Dialog, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useAskAssumed, useHost, type BulkRequest, type BulkServerView, type BulkView, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { Hold } from "./Hold";
import { Preview } from "./Preview";

/** How long nothing is sent after the last press, in milliseconds. */
export const HOLD = 5000;

export interface BulkDialogProps {
  /** What shall be done, or a bulk that was prepared already. */
  of: BulkRequest | BulkView;
  onClose: () => void;
  onStarted: (bulk: BulkView) => void;
  onSignIn: (server: ServerId) => void;
  /** How long it is held before it begins, in milliseconds. */
  hold?: number;
}

/** Shows what a bulk would do, holds it for a moment, and starts it. Whatever ends it before has sent nothing. */
export function BulkDialog({ of, onClose, onStarted, onSignIn, hold = HOLD }: BulkDialogProps) {
  const { t } = useWords("bulk");
  const host = useHost();
  const ask = useAskAssumed();
  const [bulk, setBulk] = useState<BulkView | undefined>("id" in of ? of : undefined);
  const [until, setUntil] = useState<number>();
  const draft = useRef<string>("id" in of ? of.id : undefined);
  const prepare = useAction((request: BulkRequest) => host.bulkPrepare(request));
  const { run } = prepare;

  const discard = useCallback(() => {
    const id = draft.current;
    draft.current = undefined;
    // A draft that cannot be forgotten now stays a draft: nothing was sent, and nothing lists it.
    if (id !== undefined) void host.bulkDiscard(id).catch(() => {});
  }, [host]);
  const begin = useCallback(async () => {
    if ("id" in of) return;
    const outcome = await run(of);
    if (!outcome.ok) return;
    discard();
    draft.current = outcome.value.id;
    setBulk(outcome.value);
  }, [of, run, discard]);
  useEffect(() => {
    void Promise.resolve().then(begin);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is chosen is frozen once, when the question is asked
  }, []);

  function cancel() {
    discard();
    onClose();
  }
  const started = useCallback(
    (value: BulkView) => {
      draft.current = undefined;
      onStarted(value);
    },
    [onStarted],
  );
  async function lookAtAssumed({ server, assumed }: BulkServerView) {
    const accepted = await ask({ code: "assumed", message: "", server, retryAfter: null, retryAssumed: false, detail: null, assumed, certificate: null });
    if (accepted) await begin();
  }
  function go() {
    if (bulk?.deed.deed !== "restore") setUntil(momentIn(hold));
    else void startNow();
  }
  const start = useAction((id: string) => host.bulkStart(id));
  async function startNow() {
    if (!bulk) return;
    const outcome = await start.run(bulk.id);
    if (outcome.ok) started(outcome.value);
  }

  if (bulk && until !== undefined) return <Hold of={bulk} until={until} length={hold} onCancel={cancel} onStarted={started} />;
  if (bulk && !start.error) {
    return (
      <Preview
        of={bulk}
        onCancel={cancel}
        onGo={go}
        onAssumed={(server) => void lookAtAssumed(server)}
        onSignIn={(server) => {
          discard();
          onSignIn(server);
        }}
      />
    );
  }
  const error = start.error ?? prepare.error;
  return (
    <Dialog
      open
      title={t("question.preparing")}
      onClose={cancel}
      footer={
        <ButtonGroup>
          <Button onClick={cancel}>{t("cancel")}</Button>
        </ButtonGroup>
      }
    >
      {error ? (
        <ErrorNote error={error} on={{ retry: () => void (start.error ? startNow() : begin()), signIn: () => error.server !== null && onSignIn(error.server) }} />
      ) : (
        <div role="status" className="flex flex-col gap-2">
          <span className="text-text-2">{t("preparing")}</span>
          <Skeleton width={320} />
          <Skeleton width={240} />
        </div>
      )}
    </Dialog>
  );
}

function momentIn(milliseconds: number): number {
  return Date.now() + milliseconds;
}
