import { OwnDefinitions } from "@/features/definitions";
import { SettingsPage } from "@/features/settings";
import { KeptWords, RecoveryWords } from "@/features/vault";
import { useDefinitionDoor } from "../DefinitionDoor";
import { useRecoveryDoor } from "../RecoveryDoor";
import { useVaultDoor } from "../VaultDoor";

export function Settings() {
  const define = useDefinitionDoor();
  return (
    <SettingsPage
      secrets={<KeptWords onOpen={useVaultDoor()} />}
      recovery={<RecoveryWords onMake={useRecoveryDoor()} />}
      systems={<OwnDefinitions onAdd={() => define({})} onReplace={(replaces) => define({ replaces })} />}
    />
  );
}
