import type { RotationMode, RotationPlanView, RotationStep } from "@/ipc";
import { spanOf, useWords } from "@/words";

const ORDER: Record<RotationMode, readonly RotationStep[]> = { planned: ["create", "hand_over", "verify", "retire"], incident: ["retire", "create", "hand_over", "verify"] };

/** The four steps in the order of the chosen way, each with what it does here. */
export function PlanSteps({ plan, mode, name, system }: { plan: RotationPlanView; mode: RotationMode; name: string; system: string }) {
  const { t } = useWords("rotate");
  const retire = [
    mode === "incident" ? t("plan.retireNow") : plan.revokes ? t("plan.retireLater") : t("plan.retireNone", { system }),
    plan.revokes && (plan.effect === "deletes" ? t("plan.deletes", { system }) : plan.restorable ? t("plan.marks", { system }) : t("plan.marksOnly")),
    plan.revokes && plan.lag !== null && t("plan.lag", { time: spanOf(plan.lag * 1000) }),
  ];
  const body: Record<RotationStep, string> = {
    create: [t("plan.createBody", { name }), !plan.readable && t("plan.createOnce", { system })].filter(Boolean).join(" "),
    hand_over: t("plan.handOverBody"),
    verify: plan.check === "server" ? t("plan.verifyServer", { system }) : t("plan.verifyUser", { system }),
    retire: retire.filter(Boolean).join(" "),
  };
  return (
    <section aria-label={t("plan.steps")}>
      <h2 className="mb-2 text-12 font-medium text-text-2">{t("plan.steps")}</h2>
      <ol className="divide-y divide-line rounded-8 border border-line">
        {ORDER[mode].map((step, place) => (
          <li key={step} className="flex gap-3 px-3.5 py-2.5">
            <span aria-hidden className="grid size-6 flex-none place-items-center rounded-full border border-control text-12 font-medium">
              {place + 1}
            </span>
            <span className="min-w-0">
              <span className="block font-semibold">{t(`plan.${step}`)}</span>
              <span className="block text-text-2">{body[step]}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
