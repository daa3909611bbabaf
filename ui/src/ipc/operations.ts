import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { BulkView, KeyId, OperationId, OperationListView, RotationPlanView, RotationView, ServerId } from "./bindings";
import type { IpcError } from "./error";
import { useHost } from "./HostProvider";
import { reading } from "./reading";

type Read<Value> = UseQueryResult<Value, IpcError>;

/** All rotations and bulks that are open. */
export function useOperations(): Read<OperationListView> {
  const host = useHost();
  return useQuery<OperationListView, IpcError>({ queryKey: reading.operations, queryFn: () => host.operationList() });
}

/** What a rotation of a key would do. */
export function useRotationPlan(server: ServerId, key: KeyId): Read<RotationPlanView> {
  const host = useHost();
  return useQuery<RotationPlanView, IpcError>({ queryKey: reading.rotationPlan(server, key), queryFn: () => host.rotationPlan(server, key), gcTime: 0 });
}

/** A rotation as it stands. */
export function useRotation(operation: OperationId): Read<RotationView> {
  const host = useHost();
  return useQuery<RotationView, IpcError>({ queryKey: reading.rotation(operation), queryFn: () => host.rotationView(operation) });
}

/** A bulk as it stands; `known` is shown until it has been read. */
export function useBulk(operation: OperationId, known?: BulkView): Read<BulkView> {
  const host = useHost();
  return useQuery<BulkView, IpcError>({ queryKey: reading.bulk(operation), queryFn: () => host.bulkView(operation), ...(known && { placeholderData: known }) });
}
