import { skipToken, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import type { SandboxView } from "./bindings";
import type { IpcError } from "./error";
import type { Host } from "./host";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

/** The question for the made-up people and mails. What lies there at the first answer is nothing new. */
export function sandboxOf(host: Host, client: QueryClient) {
  return {
    queryKey: reading.sandbox,
    // Marked with the answer and not by what shows it: on a busy machine that may be drawn only after the first mail came.
    queryFn: async () => {
      const view = await host.sandboxView();
      if (view !== null) client.setQueryData<number>(reading.mailsSeen, (seen) => seen ?? newestOf(view));
      return view;
    },
  };
}

/** The made-up people and mails; null outside the sandbox's profile. */
export function useSandbox(): UseQueryResult<SandboxView | null, IpcError> {
  const host = useHost();
  const client = useQueryClient();
  return useQuery<SandboxView | null, IpcError>(sandboxOf(host, client));
}

/** How many of the sandbox's mails came since they were last looked at, and the way to say that they are being looked at. */
export function useUnseenMails(view: SandboxView | null | undefined): { unseen: number; look: () => void } {
  const client = useQueryClient();
  const { data: seen } = useQuery<number>({ queryKey: reading.mailsSeen, queryFn: skipToken });
  const newest = view ? newestOf(view) : undefined;
  const look = useCallback(() => {
    if (newest !== undefined) client.setQueryData<number>(reading.mailsSeen, newest);
  }, [client, newest]);
  return { unseen: seen === undefined ? 0 : (view?.mails.filter(({ id }) => id > seen).length ?? 0), look };
}

/** The number of the newest mail; they are given newest first. */
function newestOf({ mails }: SandboxView): number {
  return mails[0]?.id ?? 0;
}
