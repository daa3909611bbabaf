import type { LockReason, LockView, VaultView } from "../bindings";
import type { CommandName, Host } from "../host";
import { fault } from "./fault";
import { CLIPBOARD_SPAN, type World } from "./world";

type Part = Pick<Host, "lockView" | "lockNow" | "lockPutOff" | "lockOpen">;

/** What answers while the program is locked. */
export const OPEN_WHILE_LOCKED: readonly CommandName[] = ["lockView", "lockOpen", "vaultRecover"];

/** How the vault stood before it was locked, by world: what unlocking gives back. */
const before = new WeakMap<World, VaultView>();

const MINUTE = 60_000;

export function lockCommands(world: World): Part {
  return {
    lockView: async () => view(world),
    lockNow: async (losing) => {
      if (!losing && world.unfinished.some(({ created }) => created !== null && !created.sealed)) throw fault("secret_unsealed");
      lock(world, "asked");
      return view(world);
    },
    lockPutOff: async () => {
      world.used = Date.now();
      if (world.soon !== null) {
        world.soon = null;
        world.tell({ kind: "lock_changed" });
      }
      return null;
    },
    lockOpen: async (passphrase) => {
      if (world.vault.state === "needs_passphrase") {
        if (passphrase === "wrong") throw fault("wrong_passphrase");
        if (passphrase === null) return view(world);
      }
      if (world.vault.state !== "failed") unlock(world, before.get(world) ?? { state: "open", protection: "keychain" });
      return view(world);
    },
  };
}

/** Unlocks, with the vault as it shall stand then. */
export function unlock(world: World, vault: VaultView): void {
  world.vault = vault;
  world.used = Date.now();
  world.locked = null;
  world.tell({ kind: "lock_changed" });
}

function lock(world: World, reason: LockReason): void {
  if (world.locked !== null) return;
  before.set(world, world.vault);
  if (world.vault.state === "open" && world.vault.protection !== "memory") world.vault = world.vault.protection === "passphrase" ? { state: "needs_passphrase" } : { state: "opening" };
  world.locked = { since: new Date().toISOString(), reason };
  world.soon = null;
  world.newCode = null;
  world.clipboard = { clears: null, span: CLIPBOARD_SPAN, stuck: false };
  world.tell({ kind: "lock_changed" });
}

/** Warns and locks by itself, as the program does. */
export function watchTheClock(world: World): void {
  setInterval(() => {
    const after = (world.preferences.lockAfter ?? 10) * MINUTE;
    if (after === 0 || world.locked !== null) return;
    const locks = world.used + after;
    if (Date.now() >= locks) lock(world, "idle");
    else if (world.soon === null && Date.now() >= locks - Math.min(MINUTE, after / 2)) {
      world.soon = new Date(locks).toISOString();
      world.tell({ kind: "lock_changed" });
    }
  }, 1000);
}

function view(world: World): LockView {
  return { locked: world.locked, vault: world.vault, recovery: world.recovery, soon: world.soon, clipboardHeld: world.clipboard.clears !== null, hears: world.hears };
}
