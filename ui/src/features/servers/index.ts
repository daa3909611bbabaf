export { AddServerDrawer, type AddServerDrawerProps } from "./add/AddServerDrawer";
export { ServersPage, type ServersPageProps } from "./ServersPage";
export { sessionWords, standingOf, type Standing } from "./standing";
