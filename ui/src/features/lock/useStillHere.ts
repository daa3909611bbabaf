import { useEffect, useRef } from "react";
import { useHost } from "@/ipc";

/** How often the program is told at most that somebody is there, in milliseconds. */
export const STILL_HERE_EVERY = 15_000;

const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells the program of keys and movements while `active`; at once where it is about to lock. */
export function useStillHere(active: boolean, isUrgent: boolean): void {
  const host = useHost();
  const told = useRef(0);
  useEffect(() => {
    if (!active) return;
    const tell = () => {
      const now = Date.now();
      if (!isUrgent && now - told.current < STILL_HERE_EVERY) return;
      told.current = now;
      // Where it fails the program is locked, and says so by itself.
      host.lockPutOff().catch(() => {});
    };
    for (const sign of SIGNS) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [host, active, isUrgent]);
}
