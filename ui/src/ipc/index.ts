export type * from "./bindings";
export { IpcError, errorOf } from "./error";
export type { CommandName, Host } from "./host";
export { HostProvider, useHost, type HostProviderProps } from "./HostProvider";
export { useAccount, useApp, useClipboard, usePreferences, useSandbox, useServer, useServers, useSystemOf, useSystems } from "./queries";
export { createCache, readFirst } from "./readFirst";
export { reading } from "./reading";
export { newWork, refreshWork, useAction, type Action, type Outcome } from "./useAction";
