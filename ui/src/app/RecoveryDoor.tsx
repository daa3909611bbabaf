import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { CodeDialog } from "@/features/vault";

const DoorContext = createContext<() => void>(() => {});

/** Makes a recovery code on request. */
export function RecoveryDoor({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <DoorContext value={useCallback(() => setOpen(true), [])}>
      {children}
      {open && <CodeDialog onClose={() => setOpen(false)} />}
    </DoorContext>
  );
}

/** Asks for a new recovery code. */
export function useRecoveryDoor(): () => void {
  return useContext(DoorContext);
}
