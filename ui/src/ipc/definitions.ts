import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { DefinitionDetailsView, DefinitionView, SystemId } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

/** Every definition there is, those that cannot be used included. */
export function useDefinitions(): UseQueryResult<DefinitionView[], IpcError> {
  const host = useHost();
  return useQuery<DefinitionView[], IpcError>({ queryKey: reading.definitions, queryFn: () => host.definitionList() });
}

/** One definition in full; not read while there is none to be read. */
export function useDefinition(system: SystemId | undefined): UseQueryResult<DefinitionDetailsView, IpcError> {
  const host = useHost();
  return useQuery<DefinitionDetailsView, IpcError>({ queryKey: reading.definition(system ?? ""), queryFn: () => host.definitionDetails(system ?? ""), enabled: system !== undefined });
}
