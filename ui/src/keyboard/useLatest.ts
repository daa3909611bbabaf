import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * What is true on the screen now, for code that outlives a picture. It is in place before the next press can come: an
 * effect that waits for the picture would let that press act on what was there before.
 */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
