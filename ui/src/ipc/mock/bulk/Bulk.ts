import type { BulkDeed, BulkItemQuery, BulkItemView, BulkPageView, BulkServerView, BulkState, BulkView, ItemCountsView, ItemState, OperationId, ServerId, TroubleView } from "../../bindings";
import type { World } from "../world";
import { tableOf } from "./plan";

/** Items done in one step of the clock. */
export const PER_STEP = 5;
const SETTLED: readonly ItemState[] = ["done", "failed", "unknown", "skipped"];
const TROUBLED: readonly ItemState[] = ["failed", "unknown"];

/** A bulk in the ledger of the mocked program. */
export class Bulk {
  readonly id: OperationId;
  readonly deed: BulkDeed;
  items: BulkItemView[];
  state: BulkState = "draft";
  elsewhere = false;
  readonly began = new Date().toISOString();
  changed = this.began;
  /** Until when servers asked to wait. */
  readonly waits = new Map<ServerId, number>();
  /** Servers that stand still, and why. */
  readonly troubles = new Map<ServerId, TroubleView>();
  /** Items by how often they were tried. */
  readonly tries = new Map<number, number>();

  constructor(id: OperationId, deed: BulkDeed, items: BulkItemView[]) {
    this.id = id;
    this.deed = deed;
    this.items = items;
  }

  become(state: BulkState): void {
    this.state = state;
    this.changed = new Date().toISOString();
  }

  set(number: number, change: Partial<BulkItemView>): void {
    this.items = this.items.map((item) => (item.number === number ? { ...item, at: new Date().toISOString(), ...change } : item));
  }

  /** The next item whose server may be asked now. */
  next(): BulkItemView | undefined {
    return this.items.find(({ state, server }) => state === "waiting" && !this.troubles.has(server) && (this.waits.get(server) ?? 0) <= Date.now());
  }

  page({ states, server, latestFirst, offset, limit }: BulkItemQuery): BulkPageView {
    const found = this.items.filter((item) => (states.length === 0 || states.includes(item.state)) && (server === null || item.server === server));
    const rank = ({ state }: BulkItemView) => (TROUBLED.includes(state) ? 0 : 1);
    if (latestFirst) found.sort((a, b) => rank(a) - rank(b) || Date.parse(b.at ?? this.began) - Date.parse(a.at ?? this.began) || a.number - b.number);
    return { rows: found.slice(offset, offset + Math.min(limit, 200)), total: found.length };
  }

  view(world: World): BulkView {
    const servers = world.servers.filter(({ id }) => this.items.some(({ server }) => server === id));
    const counts = countsOf(this.items);
    const waits = [...this.waits.values()].map((until) => Math.max(0, until - Date.now()));
    return {
      id: this.id,
      deed: this.deed,
      began: this.began,
      changed: this.changed,
      state: this.state,
      elsewhere: this.elsewhere,
      counts,
      leftSeconds: this.state === "running" && counts.done > 0 ? Math.ceil((counts.left / PER_STEP) * (world.pace / 1000) + Math.max(0, ...waits) / 1000) : null,
      servers: servers.map(({ id }) => this.#server(world, id)),
    };
  }

  #server(world: World, id: ServerId): BulkServerView {
    const server = world.server(id);
    const until = this.waits.get(id) ?? 0;
    return {
      server: id,
      counts: countsOf(this.items.filter((item) => item.server === id)),
      effect: world.systemOf(server).keys?.revoke ?? null,
      waitUntil: until > Date.now() ? new Date(until).toISOString() : null,
      signedIn: server.session.state === "signed_in" || server.session.state === "renewing",
      assumed: world.unaccepted(server, tableOf(this.deed)).map(({ table, why }) => ({ table, why })),
      trouble: this.troubles.get(id) ?? null,
    };
  }
}

function countsOf(items: readonly BulkItemView[]): ItemCountsView {
  const of = (wanted: ItemState) => items.filter(({ state }) => state === wanted).length;
  return {
    total: items.length,
    done: of("done"),
    failed: of("failed"),
    unknown: of("unknown"),
    skipped: of("skipped"),
    left: items.filter(({ state }) => !SETTLED.includes(state)).length,
    undoable: items.filter(({ state, undoable }) => undoable && state !== "skipped" && state !== "failed").length,
  };
}
