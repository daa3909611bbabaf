import { clsx } from "clsx";

export interface LifeBarProps {
  /** How much is left of the whole life, 0 to 1. Without it the key never expires. */
  left?: number | undefined;
  tone?: "plain" | "soon" | "dead" | "accent" | undefined;
  /** Fill the row instead of 60 pixels. */
  wide?: boolean | undefined;
}

/** Remaining life, beside the words that say it. */
export function LifeBar({ left, tone = "plain", wide = false }: LifeBarProps) {
  const width = wide ? "min-w-0 flex-1" : "w-15 flex-none";
  if (left === undefined) {
    return <span data-fill aria-hidden className={clsx("block h-0.5 bg-[repeating-linear-gradient(90deg,var(--text-3)_0_4px,transparent_4px_8px)]", width)} />;
  }
  if (tone === "dead") return <span aria-hidden className={clsx("block h-1 rounded-full bg-red-soft inset-ring inset-ring-red-line", width)} />;
  return (
    <span aria-hidden className={clsx("block h-1 overflow-hidden rounded-full bg-line", width)}>
      <span
        data-fill
        className={clsx("block h-full rounded-full", tone === "soon" ? "bg-amber" : tone === "accent" ? "bg-accent-mark" : "bg-text-3")}
        style={{ width: `${Math.round(Math.min(1, Math.max(0.03, left)) * 100)}%` }}
      />
    </span>
  );
}
