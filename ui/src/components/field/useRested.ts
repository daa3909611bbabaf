import { useEffect, useState } from "react";

/** A value once it has stayed the same for that many milliseconds; what was emptied counts at once. */
export function useRested(value: string, rest: number): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), value === "" ? 0 : rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return rested;
}
