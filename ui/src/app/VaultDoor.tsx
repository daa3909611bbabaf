import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { VaultDialog } from "@/features/vault";
import { useApp } from "@/ipc";

const DoorContext = createContext<() => void>(() => {});

/** Whatever keeps the secrets shut is asked about once by itself, and then whenever something calls for it. */
export function VaultDoor({ children }: { children: ReactNode }) {
  const vault = useApp().data?.vault;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<string>();
  const shut = vault !== undefined && vault.state !== "open" && vault.state !== "opening" ? vault.state : undefined;
  if (shut !== asked) {
    setAsked(shut);
    setOpen(shut !== undefined);
  }
  return (
    <DoorContext value={useCallback(() => setOpen(true), [])}>
      {children}
      {open && <VaultDialog onClose={() => setOpen(false)} />}
    </DoorContext>
  );
}

/** Asks how the secrets shall be opened. */
export function useVaultDoor(): () => void {
  return useContext(DoorContext);
}
