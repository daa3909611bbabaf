import { Icon } from "@/components";
import type { RotationView } from "@/ipc";
import { Trans, dayOf, useWords } from "@/words";

/** What is known of the successor. */
export function CreateBody({ of: rotation, now }: { of: RotationView; now: boolean }) {
  const { t } = useWords("rotate");
  const state = rotation.steps.find(({ step }) => step === "create")?.state;
  const { name, new: made } = rotation;
  if (state === "done" && made) {
    const values = {
      name: made.name,
      hint: made.hint ?? "",
      permissions: made.permissions === null ? "" : t("create.permissions"),
      expires: made.expires === null ? t("create.never") : t("create.expires", { day: dayOf(made.expires) }),
    };
    return (
      <p className="text-text-2">
        <Trans t={t} i18nKey="create.done" values={values} components={{ m: <span className="font-mono text-12" /> }} />
      </p>
    );
  }
  if (!now) return null;
  const words = state === "unknown" ? (made ? t("create.lost", { name }) : t("create.unknown", { name })) : state === "failed" ? t("create.failed", { name }) : t("create.waits", { name });
  return (
    <p role="status" className="flex items-start gap-1.5 text-text-2">
      {state === "unknown" && <Icon name="info" size={14} className="mt-0.5" />}
      {words}
    </p>
  );
}
