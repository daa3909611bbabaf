import { createContext, useCallback, useContext, useEffect, type ReactNode } from "react";
import { LockRefused } from "@/features/lock";
import { useLockAction } from "@/ipc";

const DoorContext = createContext<() => void>(() => {});

/** Locks on request, and on Ctrl+L wherever the focus is. What would be lost by it is asked about. */
export function LockDoor({ children }: { children: ReactNode }) {
  const { run, error, busy, clear } = useLockAction((host, losing: boolean) => host.lockNow(losing));
  const lock = useCallback(() => void run(false), [run]);

  useEffect(() => {
    // Before everything else: a dialog that is open keeps no one from locking.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "l" || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      lock();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [lock]);

  return (
    <DoorContext value={lock}>
      {children}
      {error && <LockRefused error={error} busy={busy} onStay={clear} onLose={() => void run(true)} />}
    </DoorContext>
  );
}

/** Locks now. */
export function useLockNow(): () => void {
  return useContext(DoorContext);
}
