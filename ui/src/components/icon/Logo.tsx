/**
 * The program's own mark, as decoration. Drawn in place: as the picture of a file it would be a document of its own to
 * the engine, with all that one costs.
 */
export function Logo({ size }: { size: 20 | 40 }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="block flex-none" fill="none" stroke="#FFFFFF" strokeWidth={3}>
      <rect width={32} height={32} rx={7} fill="#2A756F" stroke="none" />
      <circle cx={15.5} cy={9.5} r={5} />
      <path d="M15.5 14.5V28M15.5 20.5H20.5M15.5 26.5H22.5" />
    </svg>
  );
}
