import { Radio as Base } from "@base-ui/react/radio";
import { clsx } from "clsx";

export interface RadioDotProps {
  value: string;
  off?: boolean | undefined;
  describedBy?: string | undefined;
}

/** The 16px ring; the row or card around it is the target. */
export function RadioDot({ value, off = false, describedBy }: RadioDotProps) {
  return (
    <Base.Root
      value={value}
      readOnly={off}
      aria-disabled={off || undefined}
      aria-describedby={describedBy}
      className={clsx(
        "block size-4 flex-none rounded-full border",
        off ? "border-line-2 bg-sunken" : "border-control bg-raised data-checked:border-[5px] data-checked:border-accent-mark",
      )}
    />
  );
}
