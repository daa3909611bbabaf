import type { ErrorCode, ServerView, TrustRequest, TrustView } from "../bindings";
import type { Host } from "../host";
import { fault, FINGERPRINT } from "./fault";
import type { World } from "./world";

type Part = Pick<Host, "serverProbe" | "serverAdd" | "serverRemove">;

/** Hosts that behave badly. Any other is a server of the kind that was asked for. */
const HOSTS: Record<string, ErrorCode> = {
  "down.example": "connection_refused",
  "unknown.example": "unknown_host",
  "slow.example": "timed_out",
  "broken.example": "connection_broken",
  "tls.example": "tls_not_trusted",
  "other.example": "not_this_system",
  "html.example": "not_json",
  "empty.example": "empty_answer",
  "cut.example": "cut_off",
  "huge.example": "too_large",
  "shape.example": "unexpected_answer",
  "fault.example": "server_fault",
};

/** The host whose connection test goes on until it is cancelled. */
const ENDLESS = "endless.example";

export function serverCommands(world: World): Part {
  return {
    serverProbe: async ({ address, trust }, work) => {
      const url = plainAddress(address, trust.plainHttp);
      if (url.hostname === ENDLESS) await untilCancelled(world, work);
      const trouble = HOSTS[url.hostname];
      if (trouble && !(trouble === "tls_not_trusted" && trust.pin === FINGERPRINT)) throw fault(trouble);
      return { address: url.origin, tls: url.protocol === "https:", latency: 31, clockApart: 1, assumed: true };
    },
    serverAdd: async (request) => {
      const url = plainAddress(request.address, request.trust.plainHttp);
      if (request.name.trim() === "") throw fault("input_refused", { detail: "The name is empty." });
      if (world.servers.some(({ name }) => name === request.name)) throw fault("input_refused", { detail: `The name ${request.name} is taken.` });
      const server: ServerView = {
        id: world.newId(),
        name: request.name,
        system: request.system,
        address: url.origin,
        host: url.host,
        mark: request.mark,
        session: { state: "signed_out" },
        way: null,
        known: [],
        keys: null,
        asOf: null,
        refresh: { state: "idle" },
        clockApart: null,
        plainHttp: request.trust.plainHttp,
      };
      world.trust.set(server.id, trustView(request.trust));
      world.options.set(server.id, request.options);
      world.servers = [...world.servers, server];
      world.tell({ kind: "app_changed" });
      return server;
    },
    serverRemove: async (id) => {
      world.server(id);
      world.servers = world.servers.filter((server) => server.id !== id);
      world.tell({ kind: "app_changed" });
      world.tell({ kind: "keys_changed", server: id });
      return null;
    },
  };
}

/** What is told of a trust: never the certificates themselves. */
export function trustView({ authority, pin, plainHttp, clientCertificate }: TrustRequest): TrustView {
  return { authority: authority !== null, pin, plainHttp, clientCertificate: clientCertificate !== null };
}

export function plainAddress(address: string, plainHttp: boolean): URL {
  let url: URL;
  try {
    url = new URL(address.includes("://") ? address : `https://${address}`);
  } catch {
    throw fault("address_malformed");
  }
  if (url.protocol !== "https:" && !(plainHttp && url.protocol === "http:") && !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) throw fault("address_not_https");
  if (url.username || url.password || url.search || url.hash) throw fault("address_not_plain");
  return url;
}

/** Waits for `cancelWork` of that name. */
export function untilCancelled(world: World, work: string): Promise<never> {
  return new Promise((_, reject) => world.works.set(work, () => reject(fault("cancelled"))));
}
