import { QueryClient } from "@tanstack/react-query";

/**
 * What was read stays until the host tells of a change. Nothing is sent again by itself: the host knows what may be
 * repeated. The network is not the browser's to judge, because every question goes to this computer first.
 */
export function createQueryClient(): QueryClient {
  const shared = { networkMode: "always", retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: { ...shared, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { ...shared, gcTime: 0 },
    },
  });
}
