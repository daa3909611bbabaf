import type { Power, SystemView } from "@/ipc";

/** Whether a system offers a power; with why it is only assumed, where it is. */
export function offers(system: SystemView, power: Power): { assumed: string | undefined } | undefined {
  const capability = system.capabilities.find((each) => each.power === power);
  if (!capability) return undefined;
  return { assumed: capability.provenance.source === "assumed" ? capability.provenance.why : undefined };
}
