import type { QueryClient } from "@tanstack/react-query";
import type { AppView } from "./bindings";
import type { Host } from "./host";
import { follow } from "./news";
import { createQueryClient } from "./queryClient";
import { reading } from "./reading";
import { sandboxOf } from "./sandbox";

/** Longer than this nobody shall look at an empty window: the first screen then shows that it is reading. */
const PATIENCE_MS = 250;

/** A cache that is kept true to the host's news for as long as the window lives. */
export function createCache(host: Host): QueryClient {
  const client = createQueryClient();
  host.onNews((news) => follow(client, news));
  return client;
}

/**
 * Reads what the first screen of any page needs into the cache. Ends when all of it is there, has failed (whoever shows
 * it will say so) or takes too long; answers with the view of the window as far as it is known by then.
 */
export async function readFirst(host: Host, client: QueryClient): Promise<AppView | undefined> {
  const all = Promise.allSettled([
    client.query({ queryKey: reading.opening, queryFn: () => host.openingView() }),
    client.query({ queryKey: reading.lock, queryFn: () => host.lockView() }),
    client.query({ queryKey: reading.app, queryFn: () => host.appView() }),
    client.query({ queryKey: reading.preferences, queryFn: () => host.preferenceGet() }),
    client.query({ queryKey: reading.systems, queryFn: () => host.systemList() }),
    client.query(sandboxOf(host, client)),
    client.query({ queryKey: reading.clipboard, queryFn: () => host.clipboardView() }),
  ]);
  await Promise.race([all, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  return client.getQueryData<AppView>(reading.app);
}
