import type { ErrorCode } from "../bindings";
import type { CommandName } from "../host";

/** Milliseconds. No answer comes with the question, as none does in the window: what counts on that fails at once, not once in a while. */
export const SLOW = 5;

/** What a page of the mock starts with. */
export const WORLDS = ["signed-in", "fresh", "own", "offline", "unfinished", "no-keychain", "passphrase", "vault-failed", "recoverable", "unsealed", "large", "unaccepted", "limited", "ending", "support", "stranger", "stumbling", "rotations", "bulks", "gone", "touched", "unopened"] as const;
export type WorldName = (typeof WORLDS)[number];

export interface Scenario {
  world: WorldName;
  /** Commands that fail, each with its code, until the page is loaded again. */
  faults: Partial<Record<CommandName, ErrorCode>>;
  /** How long each answer takes, in milliseconds. */
  slow: number;
  /** Whether a bulk does nothing by itself. */
  still: boolean;
}

/** Reads `?world=offline&fail=keyRevoke:server_fault&slow=500&still=1`. */
export function scenarioOf(search: string): Scenario {
  const asked = new URLSearchParams(search);
  const world = WORLDS.find((name) => name === asked.get("world")) ?? "signed-in";
  const faults = Object.fromEntries(asked.getAll("fail").map((each) => [each.slice(0, each.indexOf(":")), each.slice(each.indexOf(":") + 1)] as const));
  return { world, faults: faults, slow: Number(asked.get("slow") ?? SLOW), still: asked.has("still") };
}
