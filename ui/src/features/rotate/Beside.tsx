import type { RotatedKeyView, SystemView } from "@/ipc";
import { useWords } from "@/words";
import { KeyPanel } from "./KeyPanel";

export interface BesideProps {
  old: RotatedKeyView;
  new: RotatedKeyView | null;
  system: SystemView | undefined;
}

/** Beside what is done: the two keys, and what nobody tells of them. */
export function Beside({ old, new: successor, system }: BesideProps) {
  const { t } = useWords("rotate");
  return (
    <>
      <KeyPanel which="old" of={old} system={system} />
      <KeyPanel which="new" of={successor} system={system} />
      {system && !system.keys?.lastUsed && (
        <section className="rounded-8 border border-line px-3.5 py-3">
          <h2 className="font-semibold">{t("panel.unreported", { system: system.shortName })}</h2>
          <p className="mt-1.5 text-12 text-text-2">{t("panel.unreportedBody")}</p>
        </section>
      )}
      <p className="text-12 text-text-3">{t("panel.stays")}</p>
    </>
  );
}
