import type { ServerId } from "./bindings";

/** Names of what is read, so that news can say what is out of date. */
export const reading = {
  app: ["app"],
  systems: ["systems"],
  preferences: ["preferences"],
  sandbox: ["sandbox"],
  clipboard: ["clipboard"],
  keys: ["keys"],
  accounts: ["account"],
  account: (server: ServerId) => ["account", server],
} as const;
