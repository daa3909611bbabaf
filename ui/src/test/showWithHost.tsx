import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { TooltipProvider } from "@/components";
import { HostProvider, type Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { ShortcutProvider } from "@/keyboard";

/** Shows a part of the window over a made-up host, as the window itself would. */
export function showWithHost(part: ReactNode, host: Host = createMockHost()) {
  const user = userEvent.setup();
  const shown = render(
    <HostProvider host={host}>
      <ShortcutProvider>
        <TooltipProvider>{part}</TooltipProvider>
      </ShortcutProvider>
    </HostProvider>,
  );
  return { ...shown, host, user };
}

/** The id of the first made-up server of a system. */
export async function serverOf(host: Host, system: string): Promise<string> {
  const { servers } = await host.appView();
  const server = servers.find((each) => each.system === system);
  if (!server) throw new Error(`the made-up host has no server of ${system}`);
  return server.id;
}
