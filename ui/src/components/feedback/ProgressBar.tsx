import { Progress } from "@base-ui/react/progress";

export interface ProgressBarProps {
  /** 0 to 1, or null while it is not known. */
  value: number | null;
  label: string;
  /** thin beside text, thick for a job. */
  look?: "thin" | "thick" | undefined;
}

export function ProgressBar({ value, label, look = "thin" }: ProgressBarProps) {
  return (
    <Progress.Root value={value === null ? null : Math.round(value * 100)} aria-label={label} className="min-w-0 flex-1">
      <Progress.Track className={look === "thin" ? "h-1 overflow-hidden rounded-full bg-line" : "h-2 overflow-hidden rounded-full bg-line"}>
        <Progress.Indicator data-fill className="block rounded-full bg-accent-mark data-indeterminate:w-1/3 data-indeterminate:animate-breathe" />
      </Progress.Track>
    </Progress.Root>
  );
}
