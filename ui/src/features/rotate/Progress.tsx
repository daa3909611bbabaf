import { clsx } from "clsx";
import type { RotationView } from "@/ipc";
import { useWords } from "@/words";

/** Four strokes under the head: what is over, where it stands, what comes. */
export function Progress({ of: rotation }: { of: RotationView }) {
  const { t } = useWords("rotate");
  const at = rotation.steps.findIndex(({ step }) => step === rotation.next);
  const place = at === -1 ? rotation.steps.length : at + 1;
  return (
    <div role="progressbar" aria-label={t("progress", { n: place })} aria-valuemin={1} aria-valuemax={4} aria-valuenow={place} className="flex flex-none gap-0.5">
      {rotation.steps.map(({ step, state }, index) => (
        <span key={step} data-fill className={clsx("h-0.75 flex-1", state === "done" || state === "skipped" ? "bg-accent-mark" : index === at ? "bg-accent-line" : "bg-line")} />
      ))}
    </div>
  );
}
