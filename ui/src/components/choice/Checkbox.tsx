import { Checkbox as Base } from "@base-ui/react/checkbox";
import { clsx } from "clsx";
import { useId, type ReactNode, type Ref } from "react";
import { Icon } from "../icon";

export interface CheckBoxProps {
  checked: boolean | "mixed";
  onChange?: ((checked: boolean) => void) | undefined;
  /** Its accessible name, where no visible label wraps it. */
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  off?: boolean | undefined;
  tabIndex?: number | undefined;
  name?: string | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

/** The bare 16px box, with a 24px target around it. */
export function CheckBox({ checked, onChange, label, labelledBy, describedBy, off = false, tabIndex, name, ref }: CheckBoxProps) {
  return (
    <Base.Root
      ref={ref}
      checked={checked === true}
      indeterminate={checked === "mixed"}
      readOnly={off}
      onCheckedChange={(next) => onChange?.(next)}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-disabled={off || undefined}
      {...(name === undefined ? {} : { name })}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      className={clsx(
        "relative grid size-4 flex-none place-items-center rounded-3 border text-on-accent after:absolute after:-inset-1.25",
        off ? "border-line-2 bg-sunken text-text-3" : checked === false ? "border-control bg-raised" : "border-accent-mark bg-accent",
      )}
    >
      {checked !== false && <Icon name={checked === "mixed" ? "minus" : "check"} size={12} className="stroke-[2.4]" />}
    </Base.Root>
  );
}

export interface CheckboxProps {
  checked: boolean | "mixed";
  onChange: (checked: boolean) => void;
  children: ReactNode;
  /** A second, quieter line. */
  detail?: ReactNode | undefined;
  /** At the end of the row. */
  aside?: ReactNode | undefined;
  offBecause?: string | undefined;
  name?: string | undefined;
}

/** A box with its label; the whole label is the target. */
export function Checkbox({ checked, onChange, children, detail, aside, offBecause, name }: CheckboxProps) {
  const detailId = useId();
  const below = offBecause ?? detail;
  return (
    <label className={clsx("flex items-start gap-2.5", offBecause !== undefined && "text-text-3")}>
      <span className="mt-px">
        <CheckBox checked={checked} onChange={onChange} off={offBecause !== undefined} describedBy={below === undefined ? undefined : detailId} {...(name === undefined ? {} : { name })} />
      </span>
      <span className="min-w-0 flex-1">
        {children}
        {below !== undefined && (
          <span id={detailId} className="block text-12 text-text-3">
            {below}
          </span>
        )}
      </span>
      {aside !== undefined && <span className="ml-auto text-12 text-text-3">{aside}</span>}
    </label>
  );
}
