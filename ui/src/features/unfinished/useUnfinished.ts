import { useApp, useOperations, type BulkView, type OperationId, type RotationBriefView, type UnfinishedView } from "@/ipc";

/** Work that waits for a person: rotations (the overdue first), bulks that stand or left something, and new keys. */
export interface Unfinished {
  rotations: readonly RotationBriefView[];
  bulks: readonly BulkView[];
  /** Creations that belong to no rotation. */
  creations: readonly UnfinishedView[];
}

export function useUnfinished(except?: OperationId): Unfinished {
  const created = useApp().data?.unfinished ?? [];
  const { rotations, bulks } = useOperations().data ?? { rotations: [], bulks: [] };
  const successors = new Set(rotations.flatMap(({ successor }) => successor ?? []));
  return {
    rotations: rotations.filter(({ id }) => id !== except),
    bulks: bulks.filter(({ id, state }) => id !== except && state !== "running"),
    creations: created.filter(({ operation }) => operation !== except && !successors.has(operation)),
  };
}
