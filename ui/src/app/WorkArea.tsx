import { Outlet, useParams } from "@tanstack/react-router";
import { UnfinishedBand } from "@/features/unfinished";
import { EndingBand } from "@/features/sign-in";
import { LockWarning } from "@/features/lock";
import { RecoveryBand, VaultBand } from "@/features/vault";
import { useAgain } from "./AgainDoor";
import { useKeyWork } from "./KeyWork";
import { useLockNow } from "./LockDoor";
import { useRecoveryDoor } from "./RecoveryDoor";
import { useVaultDoor } from "./VaultDoor";

/** The page, and above it what concerns every page. */
export function WorkArea() {
  const open = useVaultDoor();
  const again = useAgain();
  const lock = useLockNow();
  const makeCode = useRecoveryDoor();
  const { finish, finishing } = useKeyWork();
  const { rotation, operation } = useParams({ strict: false });
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <LockWarning onLock={lock} />
      <VaultBand onOpen={open} />
      <RecoveryBand onMake={makeCode} />
      <EndingBand onAgain={again} />
      <UnfinishedBand except={finishing ?? rotation ?? operation} onOpen={finish} />
      <div className="flex min-h-0 min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
