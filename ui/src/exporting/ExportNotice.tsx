import { useLayoutEffect, useRef, useState } from "react";
import { Button, Icon, ProgressBar } from "@/components";
import { ErrorNote } from "@/errors";
import { count, useWords } from "@/words";
import type { Exporting } from "./useExport";

/** How far an export is, with a way to stop it; or why it failed. Nothing where `isTold` is false. */
export function ExportNotice({ of: exporting }: { of: Exporting }) {
  if (exporting.progress) return <Progress of={exporting} {...exporting.progress} />;
  return exporting.error ? <ErrorNote error={exporting.error} on={{ retry: exporting.again }} /> : null;
}

function Progress({ of: { cancel, trigger }, written, total }: { of: Exporting; written: number; total: number }) {
  const { t } = useWords("exporting");
  const self = useRef<HTMLDivElement>(null);
  // Before it is taken out: then nothing in it has the focus any more.
  useLayoutEffect(() => {
    const [element, button] = [self.current, trigger.current];
    return () => {
      if (element?.contains(document.activeElement)) button?.focus();
    };
  }, [trigger]);
  const share = total === 0 ? 1 : written / total;
  const words = t("progress", { n: count(written), total: count(total) });
  return (
    <div ref={self} role="group" aria-label={t("label")} className="flex items-center gap-3">
      <Icon name="download" className="text-text-2" />
      <span className="flex-none">{words}</span>
      <ProgressBar label={t("label")} value={share} />
      <Button size="sm" onClick={cancel}>
        {t("cancel")}
      </Button>
      <span role="status" className="sr-only">
        <Spoken tenth={Math.floor(share * 10)} words={words} />
      </span>
    </div>
  );
}

/** Words that change only with the tenth, so that each step is not read aloud. */
function Spoken({ tenth, words }: { tenth: number; words: string }) {
  const [said, say] = useState({ tenth, words });
  if (said.tenth !== tenth) say({ tenth, words });
  return said.words;
}
