import { useAction, useHost, type Action, type ErrorView, type HandOver, type Retirement, type RotationView, type SecretChoice } from "@/ipc";

/** Everything that can be done with a rotation. One at a time: what one does may change what another would. */
export interface Moves {
  advance: Action<[], RotationView>;
  look: Action<[], RotationView>;
  revokeLost: Action<[], RotationView>;
  handOver: Action<[how: HandOver, choice: SecretChoice], RotationView>;
  verify: Action<[], RotationView>;
  confirm: Action<[seen: boolean], RotationView>;
  retire: Action<[retirement: Retirement], RotationView>;
  stop: Action<[], RotationView>;
  restore: Action<[], null>;
  /** Why the last of them failed. */
  error: ErrorView | undefined;
}

export function useMoves({ id, server, old }: RotationView): Moves {
  const host = useHost();
  const moves = {
    advance: useAction(() => host.rotationAdvance(id)),
    look: useAction(() => host.rotationLook(id)),
    revokeLost: useAction(() => host.rotationRevokeLost(id)),
    handOver: useAction((how: HandOver, choice: SecretChoice) => host.rotationHandOver(id, how, choice)),
    verify: useAction(() => host.rotationVerify(id)),
    confirm: useAction((seen: boolean) => host.rotationConfirm(id, seen)),
    retire: useAction((retirement: Retirement) => host.rotationRetire(id, retirement)),
    stop: useAction(() => host.rotationStop(id)),
    restore: useAction(() => host.keyRestore(server, old.id)),
  };
  const failed = Object.values(moves).find(({ error }) => error !== undefined);
  return { ...moves, error: failed?.error };
}
