import { SettingsPage } from "@/features/settings";
import { KeptWords } from "@/features/vault";
import { useVaultDoor } from "../VaultDoor";

export function Settings() {
  return <SettingsPage secrets={<KeptWords onOpen={useVaultDoor()} />} />;
}
