import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { clsx } from "clsx";

export interface SegmentedProps<Value extends string> {
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  /** Its accessible name. */
  label: string;
  /** Parts of equal width over the whole column. */
  wide?: boolean | undefined;
}

/** One of two or three, always showing which. */
export function Segmented<Value extends string>({ options, value, onChange, label, wide = false }: SegmentedProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={onChange}
      className={clsx("gap-0.5 rounded-5 border border-line-2 bg-sunken p-0.5", wide ? "flex" : "inline-flex")}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className={clsx(
            "inline-flex h-6 items-center justify-center rounded-[4px] border border-transparent px-2.5 text-12 whitespace-nowrap text-text-2 hover:text-text data-checked:border-line-2 data-checked:bg-raised data-checked:font-medium data-checked:text-text data-checked:shadow-1",
            wide && "flex-1",
          )}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
