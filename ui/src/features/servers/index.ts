export { ServerPage, type ServerPageProps } from "./one/ServerPage";
export { AddServerDrawer, type AddServerDrawerProps } from "./add/AddServerDrawer";
export { ServersPage, type ServersPageProps } from "./ServersPage";
export { sessionWords, standingOf, type Standing } from "./standing";
