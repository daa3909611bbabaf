import { dayOf, useWords } from "@/words";
import { inOrder, type Span } from "./span";

/** Says which time is shown. */
export function useSpanWords(): (span: Span) => string {
  const { t } = useWords("activity");
  return (span) => {
    if (span.by === "any") return t("span.any");
    if (span.by === "days") return span.days === 1 ? t("span.today") : t("span.last", { n: span.days });
    const { from, to } = inOrder(span);
    if (from && to) return t("span.fromTo", { from: dayOf(from), to: dayOf(to) });
    return from ? t("span.since", { day: dayOf(from) }) : to ? t("span.until", { day: dayOf(to) }) : t("span.any");
  };
}
