export interface SkeletonProps {
  /** Pixels; 58 is a state word. */
  width?: number | undefined;
}

/** Stands where text will be. */
export function Skeleton({ width = 58 }: SkeletonProps) {
  return <span aria-hidden className="block h-2.5 max-w-full animate-breathe rounded-3 bg-press" style={{ width }} />;
}
