import type { OperationId } from "../bindings";
import type { Host } from "../host";
import { Bulk } from "./bulk/Bulk";
import { chosen, itemOf, obstacleOf } from "./bulk/plan";
import { end, run } from "./bulk/run";
import { exported } from "./exported";
import { fault } from "./fault";
import type { World } from "./world";

type Part = Pick<Host, "bulkPrepare" | "bulkDiscard" | "bulkStart" | "bulkPause" | "bulkStop" | "bulkRetry" | "bulkCheck" | "bulkUndo" | "bulkView" | "bulkItems" | "bulkExport">;

/** Bulks: frozen items, done a few at a time by the world's pace. */
export function bulkCommands(world: World): Part {
  function find(id: OperationId): Bulk {
    const bulk = world.bulks.get(id);
    if (!bulk) throw fault("no_such_operation");
    return bulk;
  }
  function at(id: OperationId, ...states: readonly Bulk["state"][]): Bulk {
    const bulk = find(id);
    if (bulk.elsewhere || !states.includes(bulk.state)) throw fault("operation_busy", { detail: null });
    return bulk;
  }
  function keep(bulk: Bulk): Bulk {
    world.bulks.set(bulk.id, bulk);
    return bulk;
  }
  /** What stood in the way of skipped items may be gone. */
  function takeIn(bulk: Bulk): void {
    for (const item of bulk.items.filter(({ state }) => state === "skipped")) {
      const key = world.keys.find((each) => each.goneSince === null && each.server === item.server && each.id === item.key);
      if (key && obstacleOf(world, bulk.deed, key) === null) bulk.set(item.number, { state: "waiting", obstacle: null, at: null });
    }
  }
  function start(bulk: Bulk) {
    takeIn(bulk);
    bulk.troubles.clear();
    bulk.become("running");
    world.tell({ kind: "operation_changed", operation: bulk.id });
    run(world, bulk);
    return bulk.view(world);
  }

  return {
    bulkPrepare: async ({ deed, selection }) => {
      const items = chosen(world, selection).map((key, number) => itemOf(world, deed, key, number));
      return keep(new Bulk(world.newId(), deed, items)).view(world);
    },
    bulkDiscard: async (id) => {
      at(id, "draft");
      world.bulks.delete(id);
      return null;
    },
    bulkStart: async (id) => start(at(id, "draft", "paused")),
    bulkPause: async (id) => {
      const bulk = at(id, "running");
      end(world, bulk, "paused");
      return bulk.view(world);
    },
    bulkStop: async (id) => {
      const bulk = at(id, "running", "paused");
      end(world, bulk, "stopped");
      return bulk.view(world);
    },
    bulkRetry: async (id, numbers) => {
      const bulk = at(id, "running", "paused", "stopped", "done");
      for (const item of bulk.items) if (item.state === "failed" && (numbers.length === 0 || numbers.includes(item.number))) bulk.set(item.number, { state: "waiting", error: null, at: null });
      return bulk.state === "running" ? bulk.view(world) : start(bulk);
    },
    bulkCheck: async (id) => {
      const bulk = find(id);
      for (const item of bulk.items.filter(({ state }) => state === "unknown")) {
        const key = world.keys.find((each) => each.goneSince === null && each.server === item.server && each.id === item.key);
        const happened = key === undefined || key.status === "revoked";
        bulk.set(item.number, happened ? { state: "done", error: null } : { state: "waiting", error: null, at: null });
      }
      if (bulk.state === "done" && bulk.items.some(({ state }) => state === "waiting")) bulk.become("paused");
      world.tell({ kind: "operation_changed", operation: id });
      return bulk.view(world);
    },
    bulkUndo: async (id) => {
      const { items } = find(id);
      const back = items.filter(({ state, undoable }) => state === "done" && undoable);
      const keys = back.map(({ server, key }) => ({ server, key }));
      const restore = { deed: "restore" } as const;
      return keep(new Bulk(world.newId(), restore, chosen(world, { by: "keys", keys }).map((key, number) => itemOf(world, restore, key, number)))).view(world);
    },
    bulkView: async (id) => find(id).view(world),
    bulkItems: async (query) => find(query.operation).page(query),
    bulkExport: async (id, format, work) => exported(world, "results", format, work, find(id).items.length),
  };
}
