import { Checkbox } from "./Checkbox";
import type { ReactNode } from "react";

export interface CheckListOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** What it allows, at the end of the row. */
  detail?: string | undefined;
  offBecause?: string | undefined;
}

export interface CheckListProps<Value extends string> {
  options: readonly CheckListOption<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Any of a few, in rows with a common edge. */
export function CheckList<Value extends string>({ options, value, onChange }: CheckListProps<Value>) {
  return (
    <div className="divide-y divide-line rounded-5 border border-line-2">
      {options.map((option) => (
        <div key={option.value} className="flex min-h-8 flex-col justify-center px-2.5 py-1">
          <Checkbox
            checked={value.includes(option.value)}
            onChange={(on) => onChange(options.map((each) => each.value).filter((each) => (each === option.value ? on : value.includes(each))))}
            aside={option.detail}
            offBecause={option.offBecause}
          >
            {option.label}
          </Checkbox>
        </div>
      ))}
    </div>
  );
}
