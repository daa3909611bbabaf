import { CSPProvider } from "@base-ui/react/csp-provider";
import type { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ToastRegion, TooltipProvider } from "@/components";
import { HostProvider, usePreferences, type Host } from "@/ipc";
import { ShortcutProvider } from "@/keyboard";

export interface ProvidersProps {
  /** The program behind the window. */
  host: Host;
  /** The cache, where something was read already. */
  client?: QueryClient | undefined;
  /** Stands between what knows the program and everything that shows something of it. */
  gate?: ((window: ReactNode) => ReactNode) | undefined;
  children: ReactNode;
}

/** What every part of the window stands on. The policy allows no style elements, so none are made. */
export function Providers({ host, client, gate = (window) => window, children }: ProvidersProps) {
  return (
    <CSPProvider disableStyleElements>
      <HostProvider host={host} client={client}>
        <TooltipProvider>
          {gate(
            <Shortcuts>
              <ToastRegion>{children}</ToastRegion>
            </Shortcuts>,
          )}
        </TooltipProvider>
      </HostProvider>
    </CSPProvider>
  );
}

function Shortcuts({ children }: { children: ReactNode }) {
  const { preferences } = usePreferences();
  return <ShortcutProvider characters={preferences.letterKeys}>{children}</ShortcutProvider>;
}
