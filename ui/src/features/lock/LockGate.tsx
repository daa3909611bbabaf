import { useLayoutEffect, type ReactNode } from "react";
import { useForgetting, useLock } from "@/ipc";
import { LockPage } from "./LockPage";
import { useStillHere } from "./useStillHere";

export interface LockGateProps {
  /** Called when it was locked, after everything else has left the screen. */
  onLocked?: (() => void) | undefined;
  /** What opens the profile by its recovery code, given a way back. */
  recover: (onBack: () => void) => ReactNode;
  /** The whole window. */
  children: ReactNode;
}

/** The window, or nothing of it: while the program is locked, the lock page is all there is, and nothing that was read is kept. */
export function LockGate({ onLocked, recover, children }: LockGateProps) {
  const lock = useLock().data;
  const forget = useForgetting();
  const isLocked = lock !== undefined && lock.locked !== null;
  useStillHere(!isLocked, lock?.soon != null);

  useLayoutEffect(() => {
    if (!isLocked) return;
    forget();
    onLocked?.();
  }, [isLocked, forget, onLocked]);

  if (lock?.locked) return <LockPage lock={lock} locked={lock.locked} recover={recover} />;
  return children;
}
