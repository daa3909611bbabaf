import { Switch as Base } from "@base-ui/react/switch";
import { clsx } from "clsx";

export interface SwitchProps {
  checked: boolean;
  onChange?: ((checked: boolean) => void) | undefined;
  /** Its accessible name. */
  label: string;
  /** Locks it; the reason is its description and must also stand beside it. */
  offBecause?: string | undefined;
}

export function Switch({ checked, onChange, label, offBecause }: SwitchProps) {
  const off = offBecause !== undefined;
  return (
    <Base.Root
      checked={checked}
      onCheckedChange={(next) => onChange?.(next)}
      readOnly={off}
      aria-label={label}
      aria-disabled={off || undefined}
      aria-description={offBecause}
      className={clsx(
        "relative inline-block h-4.5 w-7.5 flex-none align-middle rounded-full border border-control bg-sunken after:absolute after:-inset-x-0 after:-inset-y-1 data-checked:border-accent data-checked:bg-accent",
        off && "opacity-75",
      )}
    >
      <Base.Thumb className="absolute top-0.5 left-0.5 size-3 rounded-full bg-control transition-transform data-checked:translate-x-3 data-checked:bg-on-accent" />
    </Base.Root>
  );
}
