import { Select as Base } from "@base-ui/react/select";
import { clsx } from "clsx";
import type { ReactNode, Ref } from "react";
import { useWords } from "@/words";
import { BOX_SIZE, type BoxSize } from "../field/box";
import { Icon } from "../icon";

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  /** Stands before the label: a monogram, an initial. */
  mark?: ReactNode | undefined;
  /** A second, quieter fact. */
  detail?: string | undefined;
  /** Closes the option and says why. */
  offBecause?: string | undefined;
}

export interface SelectProps<Value extends string> {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** Needed where no Field gives it a label. */
  label?: string | undefined;
  placeholder?: string | undefined;
  name?: string | undefined;
  boxSize?: BoxSize | undefined;
  className?: string | undefined;
  readOnly?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** One of a few; the arrows and typed letters choose. */
export function Select<Value extends string>({ options, value, onChange, label, placeholder, name, boxSize = "md", className, readOnly = false, ref }: SelectProps<Value>) {
  const { t } = useWords("components");
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next)} readOnly={readOnly} modal={false} {...(name === undefined ? {} : { name })}>
      <Base.Trigger
        ref={ref}
        aria-label={label}
        className={clsx(
          "box ring-edge flex min-w-0 items-center gap-2 rounded-5 border border-control px-2.5 text-left text-text aria-invalid:border-ink",
          readOnly ? "border-line bg-sunken text-text-2" : "bg-raised",
          BOX_SIZE[boxSize],
          className,
        )}
      >
        {chosen?.mark}
        <Base.Value className="min-w-0 flex-1 truncate data-placeholder:text-text-3">{chosen ? chosen.label : (placeholder ?? t("choose"))}</Base.Value>
        <Icon name={readOnly ? "lock" : "chevronUpDown"} size={readOnly ? 14 : 16} className="text-text-2" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-8 border border-line-2 bg-raised p-1 shadow-2 transition-opacity outline-none data-ending-style:opacity-0">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                label={option.label}
                disabled={option.offBecause !== undefined}
                className="flex min-h-7.5 items-center gap-2 rounded-5 py-1 pr-2.5 pl-2 outline-none data-disabled:text-text-3 data-highlighted:bg-press data-selected:bg-selected"
              >
                {option.mark}
                <span className="min-w-0 flex-1">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {(option.offBecause ?? option.detail) && <span className="block text-12 text-text-3">{option.offBecause ?? option.detail}</span>}
                </span>
                <Base.ItemIndicator>
                  <Icon name="check" className="text-accent-text" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
