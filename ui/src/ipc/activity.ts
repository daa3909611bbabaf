import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ActivityCheckView, ActivityChoicesView } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

/** What occurs in the log, for filters to choose from and to name servers that were removed. */
export function useActivityChoices(): UseQueryResult<ActivityChoicesView, IpcError> {
  const host = useHost();
  return useQuery<ActivityChoicesView, IpcError>({ queryKey: reading.activityChoices, queryFn: () => host.activityChoices() });
}

/** Whether the log is as it was written: checked whenever somebody comes to look, and at a wish. */
export function useActivityCheck(): UseQueryResult<ActivityCheckView, IpcError> {
  const host = useHost();
  return useQuery<ActivityCheckView, IpcError>({ queryKey: reading.activityCheck, queryFn: () => host.activityVerify(), refetchOnMount: "always" });
}
