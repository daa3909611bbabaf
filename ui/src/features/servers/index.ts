import { onDemand } from "@/components";

/** Loaded when it is first opened. */
export const AddServerDrawer = onDemand(async () => (await import("./add/AddServerDrawer")).AddServerDrawer);
export type { AddServerDrawerProps } from "./add/AddServerDrawer";
export { ServerPage, type ServerPageProps } from "./one/ServerPage";
export { ServersPage, type ServersPageProps } from "./ServersPage";
export { sessionWords, standingOf, type Standing } from "./standing";
