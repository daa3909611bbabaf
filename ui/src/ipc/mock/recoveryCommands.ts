import type { Host } from "../host";
import { fault } from "./fault";
import { copied } from "./keyCommands";
import { unlock } from "./lockCommands";
import type { World } from "./world";

type Part = Pick<Host, "recoveryBegin" | "recoveryReveal" | "recoveryCopy" | "recoveryConfirm" | "recoveryDrop" | "recoveryDecline" | "vaultRecover">;

/** The code that the mocked program makes each time. */
export const RECOVERY_CODE = "K7QD-2MXV-RW4T-HLZA-6PNE-YJ3C-UFG5-SBKQ";
/** The place of the group that has to be typed, from 0. */
const ASKED = 2;

export function recoveryCommands(world: World): Part {
  function writing(): string {
    if (world.newCode === null) throw fault("no_such_operation");
    return world.newCode;
  }
  return {
    recoveryBegin: async () => {
      if (world.vault.state !== "open") throw fault("vault_closed");
      world.newCode = RECOVERY_CODE;
      return { groups: 8, asked: ASKED };
    },
    recoveryReveal: async () => writing(),
    recoveryCopy: async () => {
      writing();
      return copied(world);
    },
    recoveryConfirm: async (group) => {
      if (group.trim().toUpperCase() !== writing().split("-")[ASKED]) throw fault("input_refused");
      world.newCode = null;
      world.recovery = "made";
      world.tell({ kind: "app_changed" });
      return world.recovery;
    },
    recoveryDrop: async () => {
      world.newCode = null;
      return null;
    },
    recoveryDecline: async () => {
      world.recovery = "declined";
      world.tell({ kind: "app_changed" });
      return world.recovery;
    },
    vaultRecover: async (code, passphrase) => {
      const typed = code.replaceAll(/[\s-]/g, "").toUpperCase();
      if (typed.length !== 32) throw fault("recovery_code_malformed", { detail: `a recovery code has 32 letters and digits, this has ${typed.length}` });
      if (typed !== RECOVERY_CODE.replaceAll("-", "")) throw fault("wrong_recovery_code");
      unlock(world, { state: "open", protection: passphrase === null ? "keychain" : "passphrase" });
      world.tell({ kind: "app_changed" });
      return world.vault;
    },
  };
}
