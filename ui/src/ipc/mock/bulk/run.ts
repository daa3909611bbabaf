import type { BulkItemView, ErrorCode } from "../../bindings";
import { beginRotation } from "../rotation/begin";
import type { World } from "../world";
import { changeKey, revokeKey } from "../keyCommands";
import { PER_STEP, type Bulk } from "./Bulk";

/** Items after which a server that limits asks to wait. */
const UNTIL_WAIT = 2;

/** Lets a bulk go on by the clock, unless the world stands still until it is moved. */
export function run(world: World, bulk: Bulk): void {
  if (world.still) return;
  setTimeout(() => {
    if (bulk.state !== "running") return;
    move(world, bulk, PER_STEP);
    run(world, bulk);
  }, world.pace);
}

/** Does up to that many items, and ends the bulk where nothing is left to do. */
export function move(world: World, bulk: Bulk, items: number): void {
  for (let done = 0; done < items && bulk.state === "running"; done += 1) {
    const item = bulk.next();
    if (!item) break;
    work(world, bulk, item);
  }
  if (bulk.state !== "running") return;
  const isLeft = bulk.items.some(({ state }) => state === "waiting");
  const isWaiting = bulk.items.some(({ state, server }) => state === "waiting" && !bulk.troubles.has(server));
  if (isWaiting) world.tell({ kind: "bulk_progress", operation: bulk.id });
  else end(world, bulk, isLeft ? "paused" : "done");
}

/** Brings a bulk to a stand, and tells of the keys that are other than before. */
export function end(world: World, bulk: Bulk, state: "paused" | "stopped" | "done"): void {
  bulk.become(state);
  for (const server of new Set(bulk.items.map((item) => item.server))) world.recount(server);
  world.tell({ kind: "operation_changed", operation: bulk.id });
}

function work(world: World, bulk: Bulk, item: BulkItemView): void {
  const server = world.server(item.server);
  if (server.session.state !== "signed_in" && server.session.state !== "renewing") {
    bulk.troubles.set(item.server, { code: "sign_in_needed", detail: null });
    return;
  }
  const pause = world.pauses.get(item.server);
  if (pause !== undefined && bulk.items.filter((each) => each.server === item.server && each.state === "done").length >= UNTIL_WAIT) {
    world.pauses.delete(item.server);
    bulk.waits.set(item.server, Date.now() + pause);
    return;
  }
  const tries = bulk.tries.get(item.number) ?? 0;
  bulk.tries.set(item.number, tries + 1);
  const trouble = tries === 0 ? world.stumbles.get(item.name) : undefined;
  if (trouble !== undefined) {
    if (trouble.happens) act(world, bulk, item);
    bulk.set(item.number, { state: trouble.code === "server_fault" ? "unknown" : "failed", error: { code: trouble.code, detail: trouble.detail } });
    return;
  }
  act(world, bulk, item);
  const rotation = bulk.deed.deed === "rotate" ? rotate(world, item) : null;
  bulk.set(item.number, { state: "done", error: null, rotation });
}

function act(world: World, { deed }: Bulk, item: BulkItemView): void {
  switch (deed.deed) {
    case "revoke":
      revokeKey(world, item.server, item.key);
      break;
    case "restore":
      changeKey(world, item.server, item.key, (key) => ({ ...key, status: key.expires === null ? "never" : "active" }));
      break;
    case "change_expiry":
      changeKey(world, item.server, item.key, (key) => ({ ...key, expires: item.newEnd, status: "active" }));
      break;
    case "rotate":
      break;
  }
}

function rotate(world: World, item: BulkItemView): string {
  const key = world.key(item.server, item.key);
  return beginRotation(world, { server: item.server, key: item.key, mode: "planned", name: `${item.name}-2`, lifetime: 90 * 86_400, permissions: key.permissions ?? [], about: key.about }).id;
}

/** A key at which a bulk stumbles once: with what, and whether it happened all the same. */
export interface Stumble {
  code: ErrorCode;
  detail: string | null;
  happens: boolean;
}
