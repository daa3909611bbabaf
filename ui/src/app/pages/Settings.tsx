import { SettingsPage } from "@/features/settings";
import { KeptWords, RecoveryWords } from "@/features/vault";
import { useRecoveryDoor } from "../RecoveryDoor";
import { useVaultDoor } from "../VaultDoor";

export function Settings() {
  return <SettingsPage secrets={<KeptWords onOpen={useVaultDoor()} />} recovery={<RecoveryWords onMake={useRecoveryDoor()} />} />;
}
