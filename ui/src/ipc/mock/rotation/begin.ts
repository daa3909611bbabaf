import type { RotationRequest } from "../../bindings";
import { addKey, NAMES, revokeKey, secretOf } from "../keyCommands";
import type { World } from "../world";
import { Rotation } from "./Rotation";

/** Writes a rotation down and does what comes before a person is needed. */
export function beginRotation(world: World, request: RotationRequest): Rotation {
  const rotation = new Rotation(world.newId(), request, world.key(request.server, request.key));
  world.rotations.set(rotation.id, rotation);
  if (request.mode === "incident") retire(world, rotation);
  if (rotation.next() === "create") create(world, rotation);
  told(world, rotation);
  return rotation;
}

/** Makes the successor; its name decides what goes wrong, once. */
export function create(world: World, rotation: Rotation): void {
  const { server: id, name, permissions, about, lifetime } = rotation.request;
  const server = world.server(id);
  const before = rotation.stepOf("create");
  if (name === NAMES.refused && before === "waiting") {
    rotation.set("create", "failed", { code: "refused", detail: "The name is used by another key." });
    return;
  }
  const expires = lifetime === null ? null : new Date(Date.now() + lifetime * 1000).toISOString();
  if (name === NAMES.lost && !world.lostOnce.has(rotation.id) && !world.keys.some((key) => key.goneSince === null && key.server === id && key.name === name)) {
    addKey(world, server, { server: id, name, expires, permissions, about });
    rotation.set("create", "unknown", { code: "outcome_unknown", detail: null });
    return;
  }
  if (name === NAMES.never && before === "waiting" && !world.lostOnce.has(rotation.id)) {
    world.lostOnce.add(rotation.id);
    rotation.set("create", "unknown", { code: "outcome_unknown", detail: null });
    return;
  }
  rotation.new = addKey(world, server, { server: id, name, expires, permissions, about });
  made(world, rotation);
}

/** The successor is there, and its secret waits. */
export function made(world: World, rotation: Rotation): void {
  const key = rotation.new;
  if (!key) return;
  const server = world.server(key.server);
  const operation = world.newId();
  const secret = secretOf(server, operation);
  world.secrets.set(operation, secret);
  rotation.secret = operation;
  const readable = world.systemOf(server).keys?.secret === "readable";
  const created = { operation, server: key.server, key: key.id, name: key.name, hint: key.hint ?? "", length: secret.length, expires: key.expires, readable, sealed: true };
  world.unfinished = [...world.unfinished, { operation, server: key.server, name: key.name, began: rotation.began, state: "unconfirmed", created }];
  rotation.set("create", "done");
  world.recount(key.server);
}

/** Revokes the old key. Where its name says so, the answer is lost once. */
export function retire(world: World, rotation: Rotation): void {
  const { server, key } = rotation.request;
  const isLost = rotation.request.name === NAMES.retireLost && rotation.stepOf("retire") === "waiting";
  revokeKey(world, server, key);
  rotation.set("retire", isLost ? "unknown" : "done", isLost ? { code: "outcome_unknown", detail: null } : null);
}

/** Tells that a rotation is other than before. */
export function told(world: World, rotation: Rotation): void {
  world.recount(rotation.request.server);
  world.tell({ kind: "operation_changed", operation: rotation.id });
}
