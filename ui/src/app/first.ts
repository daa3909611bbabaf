import { createHost } from "#host";
import { createCache, readFirst } from "@/ipc";

/**
 * What the window loads first: the program is asked for what the first screen shows before anything else of the
 * window is set up, so that its answers are there when React begins, and the first screen is painted once and whole.
 */
export const host = createHost();
export const client = createCache(host);
export const first = readFirst(host, client);
