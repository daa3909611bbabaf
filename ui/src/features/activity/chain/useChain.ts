import type { IconName } from "@/components";
import { useActivityCheck, type ActivityCheckView, type ErrorView } from "@/ipc";

/** How the chain of the log stands. */
export type ChainStanding = "checking" | "intact" | "absent" | "shut" | "unreadable" | "touched" | "failed";

export interface Chain {
  standing: ChainStanding;
  /** What the last check found, while there is one. */
  check: ActivityCheckView | undefined;
  error: ErrorView | undefined;
  /** Checks it now. */
  verify: () => void;
}

export const CHAIN_ICON: Record<ChainStanding, IconName> = { checking: "rotate", intact: "shield", absent: "shield", shut: "shield", unreadable: "octagon", touched: "octagon", failed: "octagon" };

/** Whether a standing needs somebody. */
export function isTrouble(standing: ChainStanding): boolean {
  return standing === "touched" || standing === "unreadable" || standing === "failed";
}

/** Checks the log when the page opens, and at a wish. */
export function useChain(): Chain {
  const { data, error, isFetching, refetch } = useActivityCheck();
  return { standing: isFetching ? "checking" : standingOf(data, error !== null), check: data, error: error?.view, verify: () => void refetch() };
}

function standingOf(check: ActivityCheckView | undefined, hasFailed: boolean): ChainStanding {
  if (hasFailed) return "failed";
  if (!check) return "checking";
  if (check.breaks.length > 0) return "touched";
  return check.seal.state === "compared" ? "intact" : check.seal.state;
}
