import { Field as Base } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useWords } from "@/words";
import { Icon } from "../icon";

export interface FieldProps {
  label: ReactNode;
  /** Marks what may be left out; what must be filled carries no mark. */
  optional?: boolean | undefined;
  /** A fact at the end of the label's line: "2 of 4 chosen". */
  aside?: ReactNode | undefined;
  help?: ReactNode | undefined;
  /** What is wrong and what to do. Shown in ink, and the field's description. */
  error?: ReactNode | undefined;
  className?: string | undefined;
  /** One control of this folder, or a Select. */
  children: ReactNode;
}

/** A label, a control, and what is said about it. The parts are tied together for assistive technology. */
export function Field({ label, optional = false, aside, help, error, className, children }: FieldProps) {
  const { t } = useWords("components");
  const hasError = error !== undefined && error !== null;
  return (
    <Base.Root invalid={hasError} className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <div className="flex items-baseline gap-2">
        <Base.Label className="text-12 font-medium text-text-2">
          {label} {optional && <span className="font-normal text-text-3">{t("field.optional")}</span>}
        </Base.Label>
        {aside && <span className="text-12 text-text-3">{aside}</span>}
      </div>
      {children}
      {help && <Base.Description className="text-12 text-text-3">{help}</Base.Description>}
      <Base.Error match={hasError} className="flex items-start gap-1.5 text-12 font-medium text-text" role="alert">
        <Icon name="octagon" size={14} className="mt-px" />
        <span>{error}</span>
      </Base.Error>
    </Base.Root>
  );
}
