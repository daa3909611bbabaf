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
  children: ReactNode;
}

/** What every part of the window stands on. The policy allows no style elements, so none are made. */
export function Providers({ host, client, children }: ProvidersProps) {
  return (
    <CSPProvider disableStyleElements>
      <HostProvider host={host} client={client}>
        <Shortcuts>
          <TooltipProvider>
            <ToastRegion>{children}</ToastRegion>
          </TooltipProvider>
        </Shortcuts>
      </HostProvider>
    </CSPProvider>
  );
}

function Shortcuts({ children }: { children: ReactNode }) {
  const { preferences } = usePreferences();
  return <ShortcutProvider characters={preferences.letterKeys}>{children}</ShortcutProvider>;
}
