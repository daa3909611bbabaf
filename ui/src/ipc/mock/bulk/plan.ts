import type { BulkDeed, BulkItemView, BulkSelection, KeyRowView, NewEnd, Obstacle, Power } from "../../bindings";
import { keyPage } from "../keyPage";
import type { World } from "../world";

const POWER: Record<BulkDeed["deed"], Power> = { revoke: "revoke_key", restore: "restore_key", change_expiry: "change_expiry", rotate: "create_key" };
const TABLE: Record<BulkDeed["deed"], string> = { revoke: "keys.revoke", restore: "keys.restore", change_expiry: "keys.change_expiry", rotate: "keys.create" };

/** The keys of a selection, in the order of the servers and then by name. */
export function chosen(world: World, selection: BulkSelection): KeyRowView[] {
  const is = (named: readonly { server: string; key: string }[], { server, id }: KeyRowView) => named.some((each) => each.server === server && each.key === id);
  const search = selection.by === "query" ? selection.search : null;
  const statuses = selection.by === "query" ? selection.statuses : [];
  const servers = selection.by === "query" ? selection.servers : [];
  const query = { search, statuses, servers, sort: "name", descending: false, grouped: true, limit: 200 } as const;
  const all: KeyRowView[] = [];
  for (let total = 1; all.length < total; ) {
    const page = keyPage(world.readKeys(), { ...query, gone: false, offset: all.length }, world.servers);
    all.push(...page.rows);
    total = page.total;
  }
  return selection.by === "query" ? all.filter((key) => !is(selection.except, key)) : all.filter((key) => is(selection.keys, key));
}

/** A key as an item that waits, or that is skipped with the reason. */
export function itemOf(world: World, deed: BulkDeed, key: KeyRowView, number: number): BulkItemView {
  const obstacle = obstacleOf(world, deed, key);
  const traits = world.systemOf(world.server(key.server)).keys;
  return {
    number,
    server: key.server,
    key: key.id,
    name: key.name,
    hint: key.hint,
    expires: key.expires,
    lastUsed: key.lastUsed,
    newEnd: deed.deed === "change_expiry" ? endAfter(key, deed.end) : null,
    undoable: deed.deed === "revoke" && traits?.restorable === true,
    state: obstacle === null ? "waiting" : "skipped",
    obstacle,
    error: null,
    at: null,
    rotation: null,
  };
}

/** Why a key cannot be done now. */
export function obstacleOf(world: World, deed: BulkDeed, key: KeyRowView): Obstacle | null {
  const server = world.server(key.server);
  const system = world.systemOf(server);
  if (!system.capabilities.some(({ power }) => power === POWER[deed.deed])) return deed.deed === "change_expiry" && system.keys?.expiry === "required" ? "fixed_at_creation" : "not_offered";
  if (!world.keys.some((each) => each.goneSince === null && each.server === key.server && each.id === key.id)) return "gone";
  if (deed.deed === "restore" ? key.status !== "revoked" : key.status === "revoked") return "already";
  if (deed.deed === "change_expiry") {
    const end = endAfter(key, deed.end);
    if (end === null) return "no_end";
    if (Date.parse(end) <= Date.now()) return "past";
  }
  if (deed.deed === "rotate" && world.openRotationOf(key.server, key.id) !== undefined) return "in_rotation";
  if (server.session.state !== "signed_in" && server.session.state !== "renewing") return "not_signed_in";
  return world.unaccepted(server, TABLE[deed.deed]).length > 0 ? "assumed" : null;
}

/** The table that a deed rests on. */
export function tableOf(deed: BulkDeed): string {
  return TABLE[deed.deed];
}

function endAfter(key: KeyRowView, end: NewEnd): string | null {
  if (end.by === "at") return end.at;
  return key.expires && new Date(Date.parse(key.expires) + end.seconds * 1000).toISOString();
}
