import { Outlet } from "@tanstack/react-router";
import { UnfinishedBand } from "@/features/unfinished";
import { VaultBand } from "@/features/vault";
import { useKeyWork } from "./KeyWork";
import { useVaultDoor } from "./VaultDoor";

/** The page, and above it what concerns every page. */
export function WorkArea() {
  const open = useVaultDoor();
  const { finish, finishing } = useKeyWork();
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <VaultBand onOpen={open} />
      <UnfinishedBand except={finishing} onOpen={finish} />
      <div className="flex min-h-0 min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
