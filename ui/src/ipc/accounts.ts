import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Account, AccountList, BlockedAddress, SecondFactor, ServerId, SignInListView } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

/** Lines of a list that are asked for at once. */
const PAGE = 50;

/** What a server tells of the account that is signed in; more of it where that is asked for. */
export function useAccount(server: ServerId, extended: boolean, enabled = true): UseQueryResult<Account, IpcError> {
  const host = useHost();
  return useQuery<Account, IpcError>({ queryKey: reading.account(server, extended), queryFn: () => host.accountView(server, extended), enabled });
}

/** Puts an account as it was read back after a change in place of what was read before. */
export function useAccountRead(): (server: ServerId, account: Account) => void {
  const client = useQueryClient();
  return useCallback(
    (server, account) => {
      client.setQueryData(reading.account(server, false), account);
      // A change is answered by the plain account only.
      void client.invalidateQueries({ queryKey: reading.account(server, true) });
    },
    [client],
  );
}

/** The accounts of others, from the first on, as far as they were asked for. */
export function useAccountList(server: ServerId, search: string) {
  const host = useHost();
  return useInfiniteQuery<AccountList, IpcError, InfiniteData<AccountList, number>, readonly unknown[], number>({
    queryKey: reading.list(server, search),
    queryFn: ({ pageParam: offset }) => host.accountList({ server, search: search === "" ? null : search, offset, limit: PAGE }),
    initialPageParam: 0,
    // Whether there is more is the host's word: a total is not to be trusted.
    getNextPageParam: ({ more }, pages) => (more ? pages.reduce((sum, { accounts }) => sum + accounts.length, 0) : undefined),
    placeholderData: keepPreviousData,
  });
}

/** Another account. */
export function useOtherAccount(server: ServerId, id: string): UseQueryResult<Account, IpcError> {
  const host = useHost();
  return useQuery<Account, IpcError>({ queryKey: reading.other(server, id, "account"), queryFn: () => host.accountOther(server, id) });
}

/** The second factors of another account. */
export function useSecondFactors(server: ServerId, id: string): UseQueryResult<SecondFactor[], IpcError> {
  const host = useHost();
  return useQuery<SecondFactor[], IpcError>({ queryKey: reading.other(server, id, "factors"), queryFn: () => host.accountSecondFactors(server, id) });
}

/** The sign-ins of another account, newest first, as far as they were asked for. */
export function useSignIns(server: ServerId, id: string) {
  const host = useHost();
  return useInfiniteQuery<SignInListView, IpcError, InfiniteData<SignInListView, number>, readonly unknown[], number>({
    queryKey: reading.other(server, id, "sign-ins"),
    queryFn: ({ pageParam: offset }) => host.accountSignIns(server, id, offset, PAGE),
    initialPageParam: 0,
    getNextPageParam: ({ more }, pages) => (more ? pages.reduce((sum, { records }) => sum + records.length, 0) : undefined),
  });
}

/** The addresses that are blocked for another account. */
export function useBlocks(server: ServerId, id: string): UseQueryResult<BlockedAddress[], IpcError> {
  const host = useHost();
  return useQuery<BlockedAddress[], IpcError>({ queryKey: reading.other(server, id, "blocks"), queryFn: () => host.accountBlocks(server, id) });
}
