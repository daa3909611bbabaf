import { lazy } from "react";

/** Loaded when it is first opened. */
export const AddServerDrawer = lazy(async () => ({ default: (await import("./add/AddServerDrawer")).AddServerDrawer }));
export type { AddServerDrawerProps } from "./add/AddServerDrawer";
export { ServerPage, type ServerPageProps } from "./one/ServerPage";
export { ServersPage, type ServersPageProps } from "./ServersPage";
export { sessionWords, standingOf, type Standing } from "./standing";
