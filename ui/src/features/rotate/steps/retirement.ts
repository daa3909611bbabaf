import type { Retirement } from "@/ipc";

const HOUR = 3600_000;
/** Grace periods offered, in hours. */
export const GRACES = [1, 24, 72, 168] as const;

/** What the user wants to become of the old key. */
export interface RetireChoice {
  how: Retirement["how"];
  /** Hours, where it is revoked after a grace period. */
  grace: number;
}

export const USUAL: RetireChoice = { how: "at", grace: 24 };

/** The choice as the border takes it. */
export function retirementOf({ how, grace }: RetireChoice, now: number): Retirement {
  return how === "at" ? { how, at: new Date(now + grace * HOUR).toISOString() } : { how };
}
