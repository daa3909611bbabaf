import { RadioGroup } from "@base-ui/react/radio-group";
import { clsx } from "clsx";
import { useId, type ReactNode } from "react";
import { RadioDot } from "./Radio";

export interface RadioRow<Value extends string> {
  value: Value;
  label: string;
  detail?: ReactNode | undefined;
  mark?: ReactNode | undefined;
  /** At the end of the row, outside the label: a field that belongs to this choice. */
  after?: ReactNode | undefined;
  offBecause?: string | undefined;
}

export interface RadioListProps<Value extends string> {
  options: readonly RadioRow<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  label: string;
  /** beside: name and detail in columns. below: detail on its own line. */
  detailAt?: "beside" | "below" | undefined;
}

/** One of a few, in rows with a common edge. */
export function RadioList<Value extends string>({ options, value, onChange, label, detailAt = "below" }: RadioListProps<Value>) {
  const id = useId();
  return (
    <RadioGroup aria-label={label} value={value} onValueChange={(next: Value | null) => next !== null && onChange(next)} className="divide-y divide-line overflow-hidden rounded-5 border border-line-2">
      {options.map((option) => {
        const off = option.offBecause !== undefined;
        const detail = option.offBecause ?? option.detail;
        return (
          <div key={option.value} className={clsx("flex items-center pr-2 has-data-checked:bg-selected has-focus-visible:inset-ring-2 has-focus-visible:inset-ring-focus [&_[role=radio]]:outline-none", off ? "bg-sunken text-text-3" : "hover:bg-hover")}>
            <label className={clsx("flex min-w-0 flex-1 gap-2.5", detailAt === "beside" ? "min-h-8.5 items-center px-2.5" : "items-start px-3 py-2.25")}>
              <span className={detailAt === "beside" ? "" : "mt-px"}>
                <RadioDot value={option.value} off={off} describedBy={detail === undefined ? undefined : `${id}-${option.value}`} />
              </span>
              {option.mark}
              <span className={clsx("min-w-0 flex-1", detailAt === "beside" && "flex items-center gap-3")}>
                <span className={clsx("block font-medium", detailAt === "beside" && "w-18 flex-none")}>{option.label}</span>
                {detail !== undefined && (
                  <span id={`${id}-${option.value}`} className={clsx("block text-text-3", detailAt === "beside" && "truncate text-12")}>
                    {detail}
                  </span>
                )}
              </span>
            </label>
            {option.after}
          </div>
        );
      })}
    </RadioGroup>
  );
}
