import type { Host } from "../host";
import { activityPage } from "./activity";
import { exported } from "./exported";
import type { World } from "./world";

type Part = Pick<Host, "activityPage" | "activityCounts" | "activityChoices" | "activityVerify" | "activityExport">;

export function activityCommands(world: World): Part {
  return {
    activityPage: async (query) => activityPage(world.activity, query),
    activityCounts: async (query, spans) =>
      spans.map(({ since, until }) => activityPage(world.activity.filter(({ at }) => at >= since && at < until), query).total),
    activityChoices: async () => {
      const known = new Set(world.activity.map(({ server }) => server).filter((server) => server !== null));
      return {
        who: [...new Set(world.activity.map(({ who }) => who).filter((who) => who !== null))],
        deeds: [...new Set(world.activity.map(({ deed }) => deed))],
        servers: [
          ...world.servers.filter(({ id }) => known.has(id)).map(({ id, name }) => ({ id, name })),
          ...[...known].filter((id) => world.servers.every((server) => server.id !== id)).map((id) => ({ id, name: world.seed.servers.find((server) => server.id === id)?.name ?? null })),
        ],
      };
    },
    activityVerify: async () => ({ checked: new Date().toISOString(), entries: world.activity.length, seal: world.seal ?? { state: "compared", entries: world.activity.length }, breaks: world.breaks }),
    activityExport: async (query, format, work) => exported(world, "activity", format, work, activityPage(world.activity, query).total),
  };
}
