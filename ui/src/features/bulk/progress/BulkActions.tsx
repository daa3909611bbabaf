import { useMemo, useState } from "react";
import { Button } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type BulkView } from "@/ipc";
import { useShortcuts, type Shortcut } from "@/keyboard";
import { count, useWords } from "@/words";

/** Pause and go on, stop for good, and take back what was done. */
export function BulkActions({ of: bulk, onUndo }: { of: BulkView; onUndo: (draft: BulkView) => void }) {
  const { t } = useWords("bulk");
  const host = useHost();
  const [stopping, setStopping] = useState(false);
  const pause = useAction(() => host.bulkPause(bulk.id));
  const goOn = useAction(() => host.bulkStart(bulk.id));
  const stop = useAction(() => host.bulkStop(bulk.id));
  const undo = useAction(() => host.bulkUndo(bulk.id));
  const { state, counts, elsewhere } = bulk;
  const off = elsewhere ? t("progress.elsewhere") : undefined;
  const { run: runPause } = pause;
  const { run: runGoOn } = goOn;
  useShortcuts(
    useMemo<Shortcut[]>(() => {
      const isOpen = state === "running" || state === "paused";
      const run = () => void (state === "running" ? runPause() : runGoOn());
      return isOpen && !elsewhere ? [{ keys: "p", label: t("progress.shortcut"), hint: t(state === "running" ? "progress.pauseHint" : "progress.goOnHint"), run }] : [];
    }, [state, elsewhere, runPause, runGoOn, t]),
  );
  const error = pause.error ?? goOn.error ?? stop.error ?? undo.error;

  async function takeBack() {
    const outcome = await undo.run();
    if (outcome.ok) onUndo(outcome.value);
  }
  if (stopping && (state === "running" || state === "paused")) {
    return (
      <>
        <span role="alert" className="font-medium">
          {t("progress.stopQuestion", { n: count(counts.left) })}
        </span>
        <Button autoFocus onClick={() => setStopping(false)}>
          {t("progress.stopNo")}
        </Button>
        <Button
          icon="stop"
          busy={stop.busy && t("progress.stopping")}
          onClick={() => void stop.run().then(() => setStopping(false))}
        >
          {t("progress.stopYes", { n: count(counts.left) })}
        </Button>
      </>
    );
  }
  return (
    <>
      {error && (
        <div className="absolute top-full right-4 z-10 mt-2 max-w-140 shadow-2">
          <ErrorNote error={error} />
        </div>
      )}
      {state !== "running" && bulk.deed.deed === "revoke" && counts.undoable > 0 && (
        <Button icon="undo" busy={undo.busy && t("progress.undoing")} onClick={() => void takeBack()}>
          {t("progress.undo", { count: counts.undoable, n: count(counts.undoable) })}
        </Button>
      )}
      {state === "running" && (
        <Button icon="pause" keys={["P"]} busy={pause.busy && t("progress.pausing")} offBecause={off} onClick={() => void pause.run()}>
          {t("progress.pause")}
        </Button>
      )}
      {state === "paused" && (
        <Button kind="primary" icon="play" keys={["P"]} busy={goOn.busy && t("progress.goingOn")} offBecause={off} onClick={() => void goOn.run()}>
          {t("progress.goOn")}
        </Button>
      )}
      {(state === "running" || state === "paused") && (
        <Button icon="stop" offBecause={off} onClick={() => setStopping(true)}>
          {t("progress.stop")}
        </Button>
      )}
    </>
  );
}
