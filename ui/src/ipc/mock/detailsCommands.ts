import type { AssumedView, ServerDetailsView, ServerId, ServerView } from "../bindings";
import type { Host } from "../host";
import { ASSUMED } from "./assumed";
import { fault } from "./fault";
import { plainAddress, trustView } from "./serverCommands";
import type { World } from "./world";

type Part = Pick<Host, "serverDetails" | "serverChange" | "assumedAccept">;

/** How servers are trusted and spoken to. A path that does not begin with a slash is no path. */
export function detailsCommands(world: World): Part {
  function assumedOf({ id, system }: ServerView): AssumedView[] {
    const accepted = world.accepted.get(id) ?? {};
    const corrected = world.corrections.get(id) ?? {};
    return (ASSUMED[system] ?? []).map((each) => ({
      ...each,
      accepted: accepted[each.table] ?? null,
      places: each.places.map(({ place, default: usual }) => ({ place, value: corrected[place] ?? usual, default: usual })),
    }));
  }

  function details(id: ServerId): ServerDetailsView {
    const server = world.server(id);
    const defaults = Object.fromEntries(world.systemOf(server).options.map((option) => [option.name, option.default]));
    return {
      server,
      trust: world.trust.get(id) ?? { authority: false, pin: null, plainHttp: false, clientCertificate: false },
      options: { ...defaults, ...world.options.get(id) },
      assumed: assumedOf(server),
    };
  }

  return {
    serverDetails: async (id) => details(id),
    serverChange: async ({ server: id, name, address, mark, options, corrections, trust }) => {
      const server = world.server(id);
      if (name !== null && world.servers.some((each) => each.id !== id && each.name === name)) throw fault("input_refused", { server: id, detail: `The name ${name} is taken.` });
      const wrong = Object.entries(corrections ?? {}).find(([place, value]) => place.endsWith(".path") && !value.startsWith("/"));
      if (wrong) throw fault("input_refused", { server: id, detail: `${wrong[0]}: a path begins with a slash.` });
      const plainHttp = trust?.plainHttp ?? server.plainHttp;
      const url = address === null ? undefined : plainAddress(address, plainHttp);
      if (options) world.options.set(id, options);
      if (corrections) world.corrections.set(id, corrections);
      if (trust) world.trust.set(id, trustView(trust));
      return world.change(id, { name: name ?? server.name, mark: mark ?? server.mark, plainHttp, ...(url && { address: url.origin, host: url.host }) });
    },
    assumedAccept: async (id, tables) => {
      const now = new Date().toISOString();
      world.accepted.set(id, { ...world.accepted.get(id), ...Object.fromEntries(tables.map((table) => [table, now])) });
      world.tell({ kind: "app_changed" });
      return null;
    },
  };
}
