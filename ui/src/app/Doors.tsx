import { useNavigate } from "@tanstack/react-router";
import { useCallback, type ReactNode } from "react";
import { AssumedDoor } from "@/assumed";
import type { ServerId } from "@/ipc";
import { AgainDoor } from "./AgainDoor";
import { CodeOffer } from "./CodeOffer";
import { DefinitionDoor } from "./DefinitionDoor";
import { KeyWork } from "./KeyWork";
import { PasswordDoor } from "./PasswordDoor";
import { VaultDoor } from "./VaultDoor";

/** The dialogs that stand over every page. One that opens from another stands outside of it. */
export function Doors({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const showServer = useCallback((server: ServerId) => void navigate({ to: "/servers/$server", params: { server } }), [navigate]);
  return (
    <VaultDoor>
      <AssumedDoor onCorrect={showServer}>
        <PasswordDoor>
          <CodeOffer>
            <AgainDoor>
              <DefinitionDoor>
                <KeyWork>{children}</KeyWork>
              </DefinitionDoor>
            </AgainDoor>
          </CodeOffer>
        </PasswordDoor>
      </AssumedDoor>
    </VaultDoor>
  );
}
