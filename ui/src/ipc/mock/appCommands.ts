import type { CommandName, Host } from "../host";
import { fault } from "./fault";
import type { World } from "./world";

type Part = Pick<Host, "appView" | "openingView" | "systemList" | "cancelWork" | "profileSwitch" | "sandboxView" | "preferenceGet" | "preferenceSet" | "vaultRetry" | "vaultChoosePassphrase" | "vaultChooseMemory" | "vaultUnlock">;

/** What answers while no profile is open. */
export const BEFORE_OPEN: readonly CommandName[] = ["openingView", "profileSwitch", "preferenceGet"];

/** The frame and the vault. The passphrase `wrong` does not open it. */
export function appCommands(world: World): Part {
  function openBy(protection: "keychain" | "passphrase" | "memory") {
    world.vault = { state: "open", protection };
    world.tell({ kind: "app_changed" });
    return world.vault;
  }
  return {
    appView: async () => world.view(),
    openingView: async () => world.unopened,
    systemList: async () => [...world.systems],
    cancelWork: async (work) => {
      world.works.get(work)?.();
      world.works.delete(work);
      return null;
    },
    profileSwitch: async (kind) => {
      const folder = kind === "sandbox" ? "chatelaine-sandbox" : "chatelaine";
      world.profile = { kind, folder: `/home/a.meyer/.local/share/${folder}` };
      world.servers = kind === "sandbox" ? world.seed.servers.map((server) => ({ ...server })) : [];
      world.unfinished = [];
      world.vault = { state: "open", protection: "keychain" };
      world.open();
      world.tell({ kind: "app_changed" });
      return world.view();
    },
    sandboxView: async () => (world.profile.kind === "sandbox" ? { people: world.seed.people, mails: [...world.mails] } : null),
    preferenceGet: async () => world.preferences,
    preferenceSet: async (preferences) => (world.preferences = preferences),
    vaultRetry: async () => {
      if (world.vault.state === "open") return world.vault;
      return (world.vault = { ...world.vault });
    },
    vaultChoosePassphrase: async () => openBy("passphrase"),
    vaultChooseMemory: async () => openBy("memory"),
    vaultUnlock: async (passphrase) => {
      if (passphrase === "wrong") throw fault("wrong_passphrase");
      return openBy("passphrase");
    },
  };
}
