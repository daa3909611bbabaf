import { Fragment, type ReactNode } from "react";
import { useWords } from "@/words";

export interface Fact {
  label: string;
  /** Absent: the server does not report it. */
  value?: ReactNode | undefined;
  /** Absent for another reason, in words: "not offered". */
  instead?: string | undefined;
}

/** Names and values in two columns. What is absent says so, never a dash. */
export function Facts({ facts, labelWidth = 112 }: { facts: readonly Fact[]; labelWidth?: number }) {
  const { t } = useWords("components");
  return (
    <dl className="grid gap-x-3 gap-y-1.75" style={{ gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)` }}>
      {facts.map(({ label, value, instead }) => (
        <Fragment key={label}>
          <dt className="text-text-3">{label}</dt>
          <dd className="min-w-0 wrap-break-word">{value ?? <span className="text-text-3">{instead ?? t("notReported")}</span>}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
