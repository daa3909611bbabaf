import type { SelectOption } from "@/components";
import type { RotationPlanView, SystemView } from "@/ipc";
import { spanOf, useWords } from "@/words";

const DAY = 86_400;
const USUAL = [30, 90, 365] as const;

/** How long the successor may live: as the plan has it first, then the usual lengths. */
export function useLifetimes(plan: RotationPlanView, system: SystemView | undefined): SelectOption<string>[] {
  const { t } = useWords("rotate");
  const span = plan.lifetime === null ? "" : spanOf(plan.lifetime * 1000);
  const first = { copied: t("plan.copied", { span }), suggested: t("plan.suggested", { span, system: system?.shortName ?? "" }), endless: t("plan.endless") }[plan.lifetimeFrom];
  return [
    { value: "plan", label: first },
    ...USUAL.map((days) => ({ value: String(days), label: days === 365 ? t("plan.year") : t("plan.days", { count: days }) })),
    ...(plan.expiry === "optional" && plan.lifetime !== null ? [{ value: "never", label: t("plan.never") }] : []),
  ];
}

/** Seconds that were chosen; null for no end. */
export function lifetimeOf(plan: RotationPlanView, chosen: string): number | null {
  return chosen === "plan" ? plan.lifetime : chosen === "never" ? null : Number(chosen) * DAY;
}
