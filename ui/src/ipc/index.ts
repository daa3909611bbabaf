export type * from "./bindings";
export { AskAssumedProvider, goingOn, useAskAssumed, type AskAssumed } from "./assumed";
export { IpcError, errorOf } from "./error";
export type { CommandName, Host } from "./host";
export { HostProvider, useHost, type HostProviderProps } from "./HostProvider";
export { useAccount, useAccountList, useAccountRead, useBlocks, useOtherAccount, useSecondFactors, useSignIns } from "./accounts";
export { useApp, useClipboard, usePreferences, useSandbox, useServer, useServerDetails, useServers, useSystemOf, useSystems } from "./queries";
export { reading } from "./reading";
export { newWork, refreshWork, useAction, type Action, type Outcome } from "./useAction";
