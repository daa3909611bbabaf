import type { OperationId, RotationPlanView, RotationView, SecretChoice } from "../bindings";
import type { Host } from "../host";
import { fault } from "./fault";
import { NAMES } from "./keyCommands";
import { beginRotation, create, made, retire, told } from "./rotation/begin";
import { checkOf, rotated, type Rotation } from "./rotation/Rotation";
import type { World } from "./world";

type Part = Pick<
  Host,
  "operationList" | "rotationPlan" | "rotationBegin" | "rotationView" | "rotationAdvance" | "rotationLook" | "rotationRevokeLost" | "rotationHandOver" | "rotationVerify" | "rotationConfirm" | "rotationRetire" | "rotationStop"
>;

const QUARTER = 90 * 86_400;

/** Rotations. The successor's name decides what goes wrong: see `NAMES`. */
export function rotationCommands(world: World): Part {
  function find(id: OperationId): Rotation {
    const rotation = world.rotations.get(id);
    if (!rotation) throw fault("no_such_operation");
    return rotation;
  }
  function after(rotation: Rotation): RotationView {
    told(world, rotation);
    return rotation.view(world);
  }
  /** The saved copy is needed until the check is over. */
  function settle(rotation: Rotation, choice: SecretChoice): void {
    const place = choice === "keep" ? "here" : "nowhere";
    world.keys = world.keys.map((key) => (key.id === rotation.new?.id ? { ...key, secret: place } : key));
    world.unfinished = world.unfinished.filter(({ operation }) => operation !== rotation.secret);
    rotation.secret = null;
    world.tell({ kind: "app_changed" });
  }
  const choices = new Map<OperationId, SecretChoice>();

  return {
    operationList: async () => {
      const open = [...world.rotations.values()].filter((each) => each.state() === "open" || each.state() === "scheduled").map((each) => each.brief());
      const late = ({ overdue, due, began }: (typeof open)[number]) => `${overdue ? 0 : 1}${due ?? "9"}${began}`;
      const listed = [...world.bulks.values()].map((bulk) => bulk.view(world)).filter(({ state, counts }) => state === "running" || state === "paused" || (state !== "draft" && counts.failed + counts.unknown > 0));
      return { rotations: open.sort((a, b) => late(a).localeCompare(late(b))), bulks: listed.reverse() };
    },
    rotationPlan: async (id, keyId) => plan(world, id, keyId),
    rotationBegin: async (request) => {
      const server = world.signedIn(request.server);
      world.rests(server, "keys.create");
      if (world.openRotationOf(request.server, request.key)) throw fault("operation_busy", { detail: null });
      return beginRotation(world, request).view(world);
    },
    rotationView: async (id) => find(id).view(world),
    rotationAdvance: async (id) => {
      const rotation = find(id);
      world.signedIn(rotation.request.server);
      if (rotation.next() === "retire") retire(world, rotation);
      if (rotation.next() === "create" && rotation.stepOf("create") !== "unknown") create(world, rotation);
      return after(rotation);
    },
    rotationLook: async (id) => {
      const rotation = find(id);
      const server = world.signedIn(rotation.request.server);
      if (rotation.stepOf("retire") === "unknown") rotation.set("retire", "done");
      if (rotation.stepOf("create") === "unknown") {
        const key = world.keys.find((each) => each.goneSince === null && each.server === server.id && each.name === rotation.request.name);
        rotation.new = key ?? null;
        if (!key) rotation.set("create", "waiting");
        else if (world.systemOf(server).keys?.secret === "readable") made(world, rotation);
      }
      return after(rotation);
    },
    rotationRevokeLost: async (id) => {
      const rotation = find(id);
      world.keys = world.keys.filter((key) => key.id !== rotation.new?.id);
      rotation.new = null;
      world.lostOnce.add(id);
      rotation.set("create", "waiting");
      return after(rotation);
    },
    rotationHandOver: async (id, how, choice) => {
      const rotation = find(id);
      rotation.handed = how;
      choices.set(id, choice);
      rotation.set("hand_over", "done");
      return after(rotation);
    },
    rotationVerify: async (id) => {
      const rotation = find(id);
      const before = rotation.stepOf("verify");
      if (rotation.request.name === NAMES.unverified && before === "waiting") {
        rotation.set("verify", "failed", { code: "wrong_credentials", detail: null });
        return after(rotation);
      }
      const { permissions, owner } = rotation.old;
      rotation.verified = { accepted: 84, permissions: permissions === null ? null : true, owner: owner === null ? null : rotation.new?.owner === owner, confirmed: rotation.verified?.confirmed ?? false };
      rotation.set("verify", "done");
      return after(rotation);
    },
    rotationConfirm: async (id, seen) => {
      const rotation = find(id);
      if (seen) rotation.verified = { accepted: null, permissions: null, owner: null, ...rotation.verified, confirmed: true };
      if (rotation.stepOf("verify") !== "done") rotation.set("verify", seen ? "done" : "skipped");
      if (rotation.request.mode === "incident" || !seen) settle(rotation, choices.get(id) ?? "keep");
      return after(rotation);
    },
    rotationRetire: async (id, retirement) => {
      const rotation = find(id);
      if (rotation.secret !== null) settle(rotation, choices.get(id) ?? "keep");
      rotation.retirement = retirement;
      if (retirement.how === "now") {
        world.signedIn(rotation.request.server);
        retire(world, rotation);
      } else if (retirement.how === "expire") rotation.set("retire", "done");
      else if (retirement.how === "keep") rotation.set("retire", "skipped");
      return after(rotation);
    },
    rotationStop: async (id) => {
      const rotation = find(id);
      if (rotation.steps.some(({ state }) => state === "unknown")) throw fault("operation_busy", { detail: null });
      if (rotation.secret !== null) settle(rotation, "keep");
      rotation.stopped = true;
      return after(rotation);
    },
  };
}

function plan(world: World, id: string, keyId: string): RotationPlanView {
  const server = world.server(id);
  const system = world.systemOf(server);
  const traits = system.keys;
  if (!traits) throw fault("not_offered", { server: id });
  const key = world.key(id, keyId);
  const power = (wanted: string) => system.capabilities.some((each) => each.power === wanted);
  const names = new Set(world.keys.filter((each) => each.server === id && each.status !== "revoked" && each.goneSince === null).map(({ name }) => name));
  const stem = key.name.replace(/-\d+$/, "");
  let place = 2;
  while (names.has(`${stem}-${place}`)) place += 1;
  const copied = key.created !== null && key.expires !== null ? Math.round((Date.parse(key.expires) - Date.parse(key.created)) / 1000) : undefined;
  return {
    server: id,
    old: rotated(world, key),
    name: `${stem}-${place}`,
    nameLimit: traits.nameLimit,
    expiry: traits.expiry,
    lifetime: key.expires === null ? null : (copied ?? QUARTER),
    lifetimeFrom: key.expires === null ? "endless" : copied === undefined ? "suggested" : "copied",
    permissions: key.permissions ?? [],
    about: key.about,
    check: checkOf(world, id),
    effect: traits.revoke,
    restorable: traits.restorable,
    lag: traits.lag,
    readable: traits.secret === "readable",
    usageReported: traits.lastUsed,
    signedIn: server.session.state === "signed_in" || server.session.state === "renewing",
    creates: power("create_key"),
    revokes: power("revoke_key"),
    assumed: world.unaccepted(server, "keys.create").map(({ table, why }) => ({ table, why })),
    open: world.openRotationOf(id, keyId)?.id ?? null,
  };
}
