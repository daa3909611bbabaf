import { useCallback, useRef } from "react";
import { Button, Countdown, Dialog } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type BulkView } from "@/ipc";
import { capsOf } from "@/keyboard";
import { useWords } from "@/words";
import { deedWords } from "./effectWords";

export interface HoldProps {
  of: BulkView;
  /** When it begins, in milliseconds since 1970. */
  until: number;
  /** The whole time, in milliseconds. */
  length: number;
  onCancel: () => void;
  onStarted: (bulk: BulkView) => void;
}

/** A moment to change one's mind: nothing is sent before it is over. */
export function Hold({ of: bulk, until, length, onCancel, onStarted }: HoldProps) {
  const { t } = useWords("bulk");
  const host = useHost();
  const cancel = useRef<HTMLButtonElement>(null);
  const start = useAction(() => host.bulkStart(bulk.id));
  const { run } = start;
  const begin = useCallback(async () => {
    const outcome = await run();
    if (outcome.ok) onStarted(outcome.value);
  }, [run, onStarted]);
  const deed = deedWords(t, bulk);
  return (
    <Dialog
      open
      noClose
      width={440}
      title={deed}
      focusFirst={cancel}
      onClose={() => !start.busy && onCancel()}
      footer={
        <span className="ml-auto">
          <Button ref={cancel} keys={capsOf("Escape")} offBecause={start.busy ? t("hold.starting") : undefined} onClick={onCancel}>
            {t("hold.cancel")}
          </Button>
        </span>
      }
    >
      <Countdown until={until} of={length} label={t("hold.label")} onEnd={() => void begin()} className="flex flex-col gap-2">
        {(clock) => (
          <span>
            {t("hold.begins", { deed })} <b className="font-semibold">{clock}</b>
          </span>
        )}
      </Countdown>
      <p className="text-text-2">{t("hold.body")}</p>
      {start.error && <ErrorNote error={start.error} on={{ retry: () => void begin() }} />}
    </Dialog>
  );
}
