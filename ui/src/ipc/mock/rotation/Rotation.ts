import type { HandOver, KeyRowView, OperationId, Retirement, RotatedKeyView, RotationBriefView, RotationRequest, RotationState, RotationStep, RotationView, StepState, StepView, TroubleView, VerifiedView } from "../../bindings";
import type { World } from "../world";

const ORDER: Record<RotationRequest["mode"], readonly RotationStep[]> = { planned: ["create", "hand_over", "verify", "retire"], incident: ["retire", "create", "hand_over", "verify"] };
const OVER: readonly StepState[] = ["done", "skipped"];

/** A rotation in the ledger of the mocked program. */
export class Rotation {
  readonly id: OperationId;
  readonly request: RotationRequest;
  /** As it was when the rotation began. */
  readonly old: KeyRowView;
  readonly began = new Date().toISOString();
  steps: StepView[];
  stopped = false;
  new: KeyRowView | null = null;
  secret: OperationId | null = null;
  handed: HandOver | null = null;
  verified: VerifiedView | null = null;
  retirement: Retirement | null = null;

  constructor(id: OperationId, request: RotationRequest, old: KeyRowView) {
    this.id = id;
    this.request = request;
    this.old = old;
    this.steps = ORDER[request.mode].map((step) => ({ step, state: "waiting", at: null, error: null }));
  }

  set(step: RotationStep, state: StepState, error: TroubleView | null = null): void {
    this.steps = this.steps.map((each) => (each.step === step ? { step, state, at: new Date().toISOString(), error } : each));
  }

  stepOf(step: RotationStep): StepState {
    return this.steps.find((each) => each.step === step)?.state ?? "waiting";
  }

  next(): RotationStep | null {
    return this.steps.find(({ state }) => !OVER.includes(state))?.step ?? null;
  }

  state(): RotationState {
    if (this.stopped) return "stopped";
    if (this.next() === null) return "done";
    return this.next() === "retire" && this.retirement?.how === "at" && this.stepOf("retire") === "waiting" ? "scheduled" : "open";
  }

  due(): string | null {
    return this.state() === "scheduled" && this.retirement?.how === "at" ? this.retirement.at : null;
  }

  overdue(): boolean {
    const due = this.due();
    return due !== null && Date.parse(due) <= Date.now();
  }

  brief(): RotationBriefView {
    const next = this.next();
    return { id: this.id, server: this.request.server, name: this.old.name, successor: this.secret, mode: this.request.mode, began: this.began, state: this.state(), next, step: next === null ? "done" : this.stepOf(next), due: this.due(), overdue: this.overdue() };
  }

  view(world: World): RotationView {
    const server = world.server(this.request.server);
    const traits = world.systemOf(server).keys;
    return {
      id: this.id,
      server: server.id,
      mode: this.request.mode,
      began: this.began,
      state: this.state(),
      old: rotated(world, this.old),
      name: this.request.name,
      new: this.new && rotated(world, this.new),
      secret: this.secret,
      steps: this.steps,
      next: this.next(),
      handed: this.handed,
      check: checkOf(world, this.request.server),
      verified: this.verified,
      retirement: this.retirement,
      overdue: this.overdue(),
      effect: traits?.revoke ?? "deletes",
      restorable: traits?.restorable ?? false,
      lag: traits?.lag ?? null,
      live: this.#live(world),
      busy: false,
    };
  }

  #live(world: World): RotationView["live"] {
    if (this.steps.some(({ state }) => state === "unknown")) return "unknown";
    const works = (key: KeyRowView | null) => key !== null && rotated(world, key).life === "live";
    return works(this.old) ? (works(this.new) ? "both" : "old") : works(this.new) ? "new" : "none";
  }
}

/** Who can check a new key there. */
export function checkOf(world: World, server: string): RotationView["check"] {
  return world.server(server).system === "bfore" ? "user" : "server";
}

/** A key of a rotation as it stands now. */
export function rotated(world: World, key: KeyRowView): RotatedKeyView {
  const now = world.keys.find((each) => each.goneSince === null && each.server === key.server && each.id === key.id);
  const life = now === undefined ? "gone" : now.status === "revoked" ? "revoked" : now.status === "expired" ? "expired" : "live";
  const { id, name, hint, owner, created, lastUsed, permissions } = key;
  return { id, name, hint, owner, created, lastUsed, permissions, expires: (now ?? key).expires, life };
}
