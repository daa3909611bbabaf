import { useEffect, useState } from "react";

/** How long typing must rest before a server is asked to search, in milliseconds. */
const REST = 400;

/** A value once it has stayed the same for a moment; what was emptied counts at once. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), value === "" ? 0 : REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
