import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback, useRef, useState, type RefObject } from "react";
import { toast } from "@/components";
import { useErrorWords } from "@/errors";
import { newWork, reading, useAction, useHost, type ErrorView, type ExportedView, type ExportFormat } from "@/ipc";
import { useLatest } from "@/keyboard";
import { count, useWords } from "@/words";

export interface Exporting {
  /** Asks where to, and writes. */
  begin: (format: ExportFormat) => void;
  /** The place is being chosen, or it is being written. */
  busy: boolean;
  /** How far it is, once it is long enough to tell. */
  progress: { written: number; total: number } | undefined;
  /** Why the last one failed. Stopping it is no failure. */
  error: ErrorView | undefined;
  /** Whether there is something to show beside the button. */
  isTold: boolean;
  again: () => void;
  cancel: () => void;
  /** The button that begins it. */
  trigger: RefObject<HTMLButtonElement | null>;
}

/** Writes a list into a file; says where it lies, or why it does not. */
export function useExport(ask: (format: ExportFormat, work: string) => Promise<ExportedView | null>): Exporting {
  const { t } = useWords("exporting");
  const host = useHost();
  const trigger = useRef<HTMLButtonElement>(null);
  const [last, setLast] = useState<{ work: string; format: ExportFormat }>();
  const { run, busy, error } = useAction(ask);
  const wordsOf = useErrorWords();
  const latestWords = useLatest(wordsOf);
  const { data } = useQuery<{ written: number; total: number }>({ queryKey: reading.exporting(last?.work ?? ""), queryFn: skipToken });

  const begin = useCallback(
    (format: ExportFormat) => {
      const work = newWork();
      setLast({ work, format });
      void run(format, work).then((outcome) => {
        if (!outcome.ok) {
          // Its notice is gone with the page, as its button is.
          if (!trigger.current && outcome.error.code !== "cancelled") toast({ title: t("failed", { ...latestWords.current(outcome.error) }), failed: true });
        } else if (outcome.value) toast({ title: t("done", { count: outcome.value.rows, n: count(outcome.value.rows), path: outcome.value.path }) });
      });
    },
    [run, t, latestWords],
  );
  const progress = busy ? data : undefined;
  const failure = error?.code === "cancelled" ? undefined : error;
  return {
    begin,
    busy,
    progress,
    error: failure,
    isTold: progress !== undefined || failure !== undefined,
    again: () => last && begin(last.format),
    // What is over by now cannot be stopped, and is told as it ended.
    cancel: () => void (last && host.cancelWork(last.work).catch(() => {})),
    trigger,
  };
}
