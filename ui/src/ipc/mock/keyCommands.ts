import type { CreatedKeyView, CreateKeyRequest, KeyId, KeyRowView, Power, ServerId, ServerView } from "../bindings";
import type { Host } from "../host";
import { exported } from "./exported";
import { fault } from "./fault";
import { keyPage, statusAt } from "./keyPage";
import { untilCancelled } from "./serverCommands";
import { CLIPBOARD_SPAN, type World } from "./world";

type Part = Pick<Host, "keyPage" | "keyExport" | "keyRefresh" | "keyNameTaken" | "keyCreate" | "keyRevoke" | "keyChangeExpiry" | "keyRestore" | "keyRemind" | "keyCopy">;

/** Names at creation or rotation that make something go wrong. */
export const NAMES = { lost: "lost-answer", refused: "refused-name", unsealed: "unsealed-key", never: "lost-and-not-made", unverified: "not-accepted-yet", retireLost: "retire-lost" } as const;

export function keyCommands(world: World): Part {
  return {
    keyPage: async (query) => keyPage(world.readKeys(), query, world.servers),
    keyExport: async (query, format, work) => exported(world, "keys", format, work, keyPage(world.readKeys(), query, world.servers).total),
    keyRefresh: async (server) => {
      const open = world.servers.filter((each) => each.keys !== null && (server === null ? each.session.state === "signed_in" : each.id === server));
      await Promise.all(open.map((each) => refresh(world, each)));
      return null;
    },
    keyNameTaken: async (server, name) => world.keys.some((key) => key.server === server && key.name === name && key.status !== "revoked" && key.goneSince === null),
    keyCreate: async (request) => create(world, request),
    keyRevoke: async (id, key) => {
      revokeKey(world, id, key);
      world.recount(id);
      return null;
    },
    keyChangeExpiry: async (id, key, expires) => {
      const server = offering(world, id, "change_expiry");
      if (expires === null && world.systemOf(server).keys?.expiry === "required") throw fault("input_refused", { server: id, detail: "A key here must end." });
      return change(world, id, key, (each) => ({ ...each, expires, status: expires === null ? "never" : each.status === "revoked" ? "revoked" : "active" }));
    },
    keyRestore: async (id, key) => {
      offering(world, id, "restore_key");
      return change(world, id, key, (each) => ({ ...each, status: each.expires === null ? "never" : "active" }));
    },
    keyRemind: async (id, key, at) => {
      if (world.systemOf(world.server(id)).keys?.expiry !== "none") throw fault("not_offered", { server: id });
      return change(world, id, key, (each) => ({ ...each, reminder: at }));
    },
    keyCopy: async (id, key) => {
      if (world.key(id, key).secret === "nowhere") throw fault("not_offered", { server: id });
      return copied(world);
    },
  };
}

function offering(world: World, id: ServerId, power: Power): ServerView {
  const server = world.signedIn(id);
  if (!world.systemOf(server).capabilities.some((each) => each.power === power)) throw fault("not_offered", { server: id });
  return server;
}

function change(world: World, id: ServerId, keyId: KeyId, to: (key: KeyRowView) => KeyRowView): null {
  changeKey(world, id, keyId, to);
  world.recount(id);
  return null;
}

/** Changes a key without a word. */
export function changeKey(world: World, id: ServerId, keyId: KeyId, to: (key: KeyRowView) => KeyRowView): void {
  const key = world.key(id, keyId);
  const changed = to(key);
  world.keys = world.keys.map((each) => (each === key ? { ...changed, status: statusAt(changed, Date.now()) } : each));
}

/** Marks the clipboard as holding a secret, and lets go of it when its time is over. */
export function copied(world: World) {
  world.clipboard = { clears: new Date(Date.now() + CLIPBOARD_SPAN * 1000).toISOString(), span: CLIPBOARD_SPAN, stuck: false };
  const held = world.clipboard;
  setTimeout(() => {
    if (world.clipboard !== held) return;
    world.clipboard = { clears: null, span: CLIPBOARD_SPAN, stuck: false };
    world.tell({ kind: "clipboard_changed" });
  }, CLIPBOARD_SPAN * 1000);
  world.tell({ kind: "clipboard_changed" });
  return held;
}

async function refresh(world: World, server: ServerView): Promise<void> {
  if (server.refresh.state === "running" || server.refresh.state === "waiting") return;
  if (server.session.state !== "signed_in") throw fault("sign_in_needed", { server: server.id });
  const own = world.keys.filter((key) => key.server === server.id && key.goneSince === null).length;
  try {
    const pause = world.pauses.get(server.id);
    if (pause !== undefined) {
      const until = Date.now() + pause;
      world.change(server.id, { refresh: { state: "waiting", until: new Date(until).toISOString() } });
      await Promise.race([new Promise((go) => setTimeout(go, pause)), untilCancelled(world, `refresh/${server.id}`)]);
      world.pauses.delete(server.id);
    }
    world.change(server.id, { refresh: { state: "running", seen: 0 } });
    for (let seen = 50; seen < own; seen += 50) {
      await Promise.race([new Promise((go) => setTimeout(go, world.pace)), untilCancelled(world, `refresh/${server.id}`)]);
      world.servers = world.servers.map((each) => (each.id === server.id ? { ...each, refresh: { state: "running", seen } } : each));
      world.tell({ kind: "refresh_progress", server: server.id, seen });
    }
    world.change(server.id, { refresh: { state: "idle" }, asOf: new Date().toISOString() });
  } catch (thrown) {
    world.change(server.id, { refresh: { state: "idle" } });
    throw thrown;
  } finally {
    world.recount(server.id);
  }
}

function create(world: World, request: CreateKeyRequest): CreatedKeyView {
  const server = world.signedIn(request.server);
  world.rests(server, "keys.create");
  const traits = world.systemOf(server).keys;
  if (!traits) throw fault("not_offered", { server: server.id });
  if (Array.from(request.name).length > traits.nameLimit) throw fault("input_refused", { server: server.id, detail: `The name is longer than ${traits.nameLimit} characters.` });
  if (request.name === NAMES.refused) throw fault("refused", { server: server.id });
  const operation = world.newId();
  if (request.name === NAMES.lost) {
    world.unfinished = [...world.unfinished, { operation, server: server.id, name: request.name, began: new Date().toISOString(), state: "unknown", created: null }];
    addKey(world, server, request);
    world.tell({ kind: "app_changed" });
    throw fault("outcome_unknown", { server: server.id });
  }
  const key = addKey(world, server, request);
  const secret = secretOf(server, operation);
  world.secrets.set(operation, secret);
  const created: CreatedKeyView = { operation, server: server.id, key: key.id, name: key.name, hint: key.hint ?? "", length: secret.length, expires: key.expires, readable: traits.secret === "readable", sealed: request.name !== NAMES.unsealed };
  world.unfinished = [...world.unfinished, { operation, server: server.id, name: key.name, began: new Date().toISOString(), state: "unconfirmed", created }];
  world.recount(server.id);
  return created;
}

/** Puts a new key into the list of a server. */
export function addKey(world: World, server: ServerView, { name, expires, permissions, about }: CreateKeyRequest): KeyRowView {
  const traits = world.systemOf(server).keys;
  const session = server.session;
  const id = world.newId();
  const key: KeyRowView = {
    server: server.id,
    id,
    name,
    hint: hintOf(secretOf(server, id)),
    owner: server.system === "babelfor" && session.state === "signed_in" ? session.who : null,
    created: new Date().toISOString(),
    lastUsed: null,
    expires,
    reminder: null,
    permissions: traits && traits.permissions.length > 0 ? permissions : null,
    about,
    status: expires === null ? "never" : "active",
    secret: "here",
    goneSince: null,
  };
  key.status = statusAt(key, Date.now());
  world.keys = [...world.keys, key];
  return key;
}

/** Revokes a key or deletes it, as its system does, without a word. */
export function revokeKey(world: World, id: ServerId, keyId: KeyId): void {
  const server = world.signedIn(id);
  const key = world.key(id, keyId);
  const marks = world.systemOf(server).keys?.revoke === "marks";
  const after: KeyRowView = marks ? { ...key, status: "revoked" } : { ...key, goneSince: new Date().toISOString() };
  world.keys = world.keys.map((each) => (each === key ? after : each));
}

/** A made-up secret in the manner of its system, alike for the same operation. */
export function secretOf({ system }: ServerView, operation: string): string {
  const mark = `mock${operation.slice(-4)}${"x".repeat(14)}c7`;
  return system === "haut" ? `eyJhbGciOi${mark}${mark}` : system === "babelfor" ? `api_${mark}` : `9f${mark}`;
}

function hintOf(secret: string): string {
  return `${secret.slice(0, secret.startsWith("api_") ? 6 : 4)}…${secret.slice(-2)}`;
}
