export interface JobBarProps {
  /** All parts of the work. */
  total: number;
  done: number;
  /** Failed, or of unknown outcome. */
  failed: number;
  /** What it says aloud. */
  label: string;
}

/** How far a piece of work is: what was done, and after it what failed. */
export function JobBar({ total, done, failed, label }: JobBarProps) {
  const share = (part: number) => `${total === 0 ? 0 : (part / total) * 100}%`;
  return (
    <span role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done + failed} className="flex h-2 min-w-0 flex-1 gap-0.5 overflow-hidden rounded-full bg-line">
      {done > 0 && <span data-fill className="block h-full bg-accent-mark" style={{ width: share(done) }} />}
      {failed > 0 && <span data-fill className="block h-full min-w-1 bg-ink" style={{ width: share(failed) }} />}
    </span>
  );
}
