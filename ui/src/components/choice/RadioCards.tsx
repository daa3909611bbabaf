import { RadioGroup } from "@base-ui/react/radio-group";
import { clsx } from "clsx";
import { useId } from "react";
import { RadioDot } from "./Radio";

export interface RadioCard<Value extends string> {
  value: Value;
  label: string;
  detail?: string | undefined;
  /** Closes the card; the same words must stand below the cards, see `Because`. */
  offBecause?: string | undefined;
}

export interface RadioCardsProps<Value extends string> {
  options: readonly RadioCard<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  label: string;
}

/** One of a few, side by side. */
export function RadioCards<Value extends string>({ options, value, onChange, label }: RadioCardsProps<Value>) {
  const id = useId();
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next: Value | null) => next !== null && onChange(next)}
      className="grid auto-cols-fr grid-flow-col gap-1.5"
    >
      {options.map((option) => {
        const off = option.offBecause !== undefined;
        return (
          // eslint-disable-next-line jsx-a11y/label-has-associated-control -- the ring inside renders the native input
          <label
            key={option.value}
            className={clsx(
              "flex min-w-0 items-start gap-2 rounded-5 border px-2.25 py-1.75 leading-[17px] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus [&_[role=radio]]:outline-none",
              off ? "border-line bg-sunken text-text-3" : "border-line-2 bg-raised hover:border-control has-data-checked:border-accent has-data-checked:bg-selected",
            )}
          >
            <span className="mt-px">
              <RadioDot value={option.value} off={off} describedBy={`${id}-${option.value}`} />
            </span>
            <span className="min-w-0">
              <span className="block truncate font-medium" title={option.label}>
                {option.label}
              </span>
              <span id={`${id}-${option.value}`} className="block truncate text-12 text-text-3">
                {option.detail}
                {off && <span className="sr-only">{option.offBecause}</span>}
              </span>
            </span>
          </label>
        );
      })}
    </RadioGroup>
  );
}
