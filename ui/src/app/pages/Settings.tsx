import { OwnDefinitions } from "@/features/definitions";
import { SettingsPage } from "@/features/settings";
import { KeptWords } from "@/features/vault";
import { useDefinitionDoor } from "../DefinitionDoor";
import { useVaultDoor } from "../VaultDoor";

export function Settings() {
  const define = useDefinitionDoor();
  return <SettingsPage secrets={<KeptWords onOpen={useVaultDoor()} />} systems={<OwnDefinitions onAdd={() => define({})} onReplace={(replaces) => define({ replaces })} />} />;
}
