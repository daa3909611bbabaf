import { clsx } from "clsx";
import { useId, type ReactNode } from "react";
import { Icon } from "../icon";

export interface FieldGroupProps {
  label: ReactNode;
  aside?: ReactNode | undefined;
  error?: ReactNode | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** Several controls under one label: a choice, or a date with its time. */
export function FieldGroup({ label, aside, error, className, children }: FieldGroupProps) {
  const errorId = useId();
  const hasError = error !== undefined && error !== null;
  return (
    <fieldset className={clsx("flex min-w-0 flex-col gap-1.5", className)} aria-describedby={hasError ? errorId : undefined}>
      <div className="flex items-baseline gap-2">
        <legend className="float-left text-12 font-medium text-text-2">{label}</legend>
        {aside && <span className="text-12 text-text-3">{aside}</span>}
      </div>
      {children}
      {hasError && (
        <p id={errorId} role="alert" className="flex items-start gap-1.5 text-12 font-medium text-text">
          <Icon name="octagon" size={14} className="mt-px" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}
