import type { ExportedView, ExportFormat } from "../bindings";
import { fault } from "./fault";
import type { World } from "./world";

const STEPS = 4;

/** Writes nothing, but tells of it as the program does. The dialog for the place is always answered. */
export async function exported(world: World, what: "keys" | "activity" | "results", format: ExportFormat, work: string, total: number): Promise<ExportedView> {
  const stop = new AbortController();
  world.works.set(work, () => stop.abort());
  for (let step = 1; step <= STEPS; step += 1) {
    await new Promise((go) => setTimeout(go, world.pace));
    if (stop.signal.aborted) throw fault("cancelled");
    world.tell({ kind: "export_progress", work, written: Math.floor((total * step) / STEPS), total });
  }
  world.works.delete(work);
  return { path: `/home/a.meyer/chatelaine-${what}.${format}`, rows: total };
}
