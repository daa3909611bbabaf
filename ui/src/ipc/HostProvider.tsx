import { QueryClientProvider, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import type { Host } from "./host";
import { follow } from "./news";
import { createQueryClient } from "./queryClient";

const HostContext = createContext<Host | undefined>(undefined);

export interface HostProviderProps {
  host: Host;
  /** A cache in which something was read already; whoever gives it keeps it true to the host's news. */
  client?: QueryClient | undefined;
  children: ReactNode;
}

/** Gives everything below it the host, a cache of what was read, and keeps that cache true to the host's news. */
export function HostProvider({ host, client: given, children }: HostProviderProps) {
  const [client] = useState(() => given ?? createQueryClient());
  return (
    <HostContext value={host}>
      <QueryClientProvider client={client}>
        {given === undefined && <NewsReader />}
        {children}
      </QueryClientProvider>
    </HostContext>
  );
}

/** The host. Secrets and passwords go through it directly, so that no cache ever holds one. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("useHost needs a HostProvider above it");
  return host;
}

function NewsReader() {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => host.onNews((news) => follow(client, news)), [host, client]);
  return null;
}
