import { useCallback, useEffect, useState } from "react";

/**
 * A value once it has stayed the same for that many milliseconds, and what makes it count at once; what was emptied
 * does so by itself.
 */
export function useRested(value: string, rest: number): readonly [rested: string, settle: () => void] {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), value === "" ? 0 : rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  const settle = useCallback(() => setRested(value), [value]);
  return [rested, settle];
}
