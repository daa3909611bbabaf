import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { DefinitionDialog } from "@/features/definitions";
import type { SystemId, SystemView } from "@/ipc";

interface Asked {
  /** The definition that shall be replaced; absent for a new one. */
  replaces?: SystemId | undefined;
  /** Called once the system is there. */
  onAdded?: ((system: SystemView) => void) | undefined;
}

const DefinitionContext = createContext<(asked: Asked) => void>(() => {});

/** The dialog for a definition of the user's own, over the page or over a server that is being added. */
export function DefinitionDoor({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <DefinitionContext value={useCallback((next: Asked) => setAsked(next), [])}>
      {children}
      {asked && (
        <DefinitionDialog
          replaces={asked.replaces}
          onClose={close}
          onAdded={(system) => {
            close();
            asked.onAdded?.(system);
          }}
        />
      )}
    </DefinitionContext>
  );
}

export function useDefinitionDoor(): (asked: Asked) => void {
  return useContext(DefinitionContext);
}
