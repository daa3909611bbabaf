import type { CreatedKeyView } from "../bindings";
import { Bulk } from "./bulk/Bulk";
import { chosen, itemOf } from "./bulk/plan";
import { move } from "./bulk/run";
import { fault } from "./fault";
import { beginRotation } from "./rotation/begin";
import type { WorldName } from "./scenario";
import { signedIn } from "./sessionCommands";
import { addStranger } from "./stranger";
import type { World } from "./world";

const MINUTE = 60_000;
const LARGE = 12_000;

/** Brings a new world into the state that was asked for. */
export const WORLD: Record<WorldName, (world: World) => void> = {
  "signed-in": signInWithKeys,
  fresh: () => {},
  own: (world) => {
    world.profile = { kind: "own", folder: "/home/a.meyer/.local/share/chatelaine" };
    world.servers = [];
    world.activity = [];
  },
  // Fails at the start only: whatever is tried then can be opened.
  unopened: (world) => {
    const folder = "/home/a.meyer/.local/share/chatelaine/own";
    const detail = `${folder}/ledger.sqlite is damaged or no ledger; it was left as it is: bring back a backup, or move it away to begin anew`;
    WORLD.own(world);
    world.unopened = { kind: "own", folder, error: fault("ledger_failed", { detail }).view };
  },
  offline: (world) => {
    signInWithKeys(world);
    const failed = (system: string, code: "timed_out" | "server_fault") => {
      const server = bySystem(world, system);
      const asOf = new Date(Date.now() - 37 * MINUTE).toISOString();
      world.change(server.id, { asOf, refresh: { state: "failed", error: fault(code, { server: server.id }).view } });
    };
    failed("haut", "server_fault");
    failed("bfore", "timed_out");
    world.change(bySystem(world, "mgmtapp").id, { session: { state: "needs_sign_in", reason: "expired", who: "a.meyer@kontor.example" } });
  },
  unfinished: (world) => {
    signInWithKeys(world);
    waitingSecret(world);
    const server = bySystem(world, "haut");
    world.unfinished.push({ operation: world.newId(), server: server.id, name: "lost-and-not-made", began: new Date(Date.now() - 20 * MINUTE).toISOString(), state: "unknown", created: null });
  },
  "no-keychain": (world) => {
    world.vault = { state: "needs_choice", trouble: "absent" };
  },
  passphrase: (world) => {
    signInWithKeys(world);
    world.vault = { state: "needs_passphrase" };
  },
  "vault-failed": (world) => {
    signInWithKeys(world);
    world.vault = { state: "failed", trouble: "locked" };
  },
  recoverable: (world) => {
    signInWithKeys(world);
    world.vault = { state: "failed", trouble: "missing" };
    world.recovery = "made";
  },
  unsealed: (world) => {
    signInWithKeys(world);
    waitingSecret(world);
    world.unfinished = world.unfinished.map((each) => ({ ...each, created: each.created && { ...each.created, sealed: false } }));
  },
  unaccepted: (world) => {
    signInWithKeys(world);
    world.accepted.clear();
    world.change(bySystem(world, "b2core").id, { session: { state: "signed_out" } });
  },
  limited: (world) => {
    signInWithKeys(world);
    world.pauses.set(bySystem(world, "haut").id, MINUTE);
  },
  ending: (world) => {
    signInWithKeys(world);
    const server = bySystem(world, "babelfor");
    const ends = new Date(Date.now() + 4.5 * MINUTE).toISOString();
    world.change(server.id, { session: { state: "signed_in", who: "a.meyer", ends, renews: false, kept: true }, clockApart: 3607 });
    world.change(bySystem(world, "b2core").id, { clockApart: 95 });
  },
  support: (world) => {
    signInWithKeys(world);
    const server = bySystem(world, "b2core");
    world.change(server.id, { session: signedIn(server, "s.lindqvist@kontor.example", true), way: "password" });
  },
  stranger: (world) => {
    signInWithKeys(world);
    addStranger(world);
  },
  stumbling: (world) => {
    signInWithKeys(world);
    stumble(world);
  },
  rotations: (world) => {
    signInWithKeys(world);
    rotating(world, "babelfor", "address-check");
    const late = rotating(world, "babelfor", "agency-portal");
    for (const step of ["hand_over", "verify"] as const) late.set(step, "done");
    late.handed = "copied";
    late.verified = { accepted: 84, permissions: true, owner: true, confirmed: true };
    late.retirement = { how: "at", at: new Date(Date.now() - 40 * MINUTE).toISOString() };
    world.unfinished = world.unfinished.filter(({ operation }) => operation !== late.secret);
    late.secret = null;
  },
  bulks: (world) => {
    signInWithKeys(world);
    stumble(world);
    const keys = chosen(world, { by: "query", search: "clinic", statuses: [], servers: [], except: [] });
    const more = chosen(world, { by: "query", search: "activation", statuses: ["active"], servers: [], except: [] });
    const deed = { deed: "revoke" } as const;
    const bulk = new Bulk(world.newId(), deed, [...more, ...keys].map((key, number) => itemOf(world, deed, key, number)));
    world.bulks.set(bulk.id, bulk);
    bulk.become("running");
    move(world, bulk, more.length + 9);
    bulk.become("paused");
  },
  gone: (world) => {
    signInWithKeys(world);
    const days: Record<string, number> = { "ad-feed-nl": 3, "aging-study-q4": 12, "abuse-feed-primary": 40 };
    world.keys = world.keys.map((key) => {
      const ago = days[key.name];
      return ago === undefined ? key : { ...key, goneSince: new Date(Date.now() - ago * 24 * 60 * MINUTE).toISOString() };
    });
    for (const { id, asOf } of world.servers) if (asOf !== null) world.recount(id);
  },
  touched: (world) => {
    signInWithKeys(world);
    world.breaks = [
      { number: 187, fault: "edited" },
      { number: 240, fault: "missing" },
      { number: 241, fault: "moved" },
      { number: 399, fault: "added" },
    ];
  },
  large: (world) => {
    signInWithKeys(world);
    const [first] = world.servers;
    const pattern = world.keys.filter(({ server }) => server === first?.id);
    const copies = Array.from({ length: Math.ceil(LARGE / pattern.length) }, () => pattern).flat();
    world.keys = [...world.keys, ...copies.map((key, place) => ({ ...key, id: `large-${place}`, name: `load-${String(place).padStart(5, "0")}` }))];
  },
};

function bySystem(world: World, system: string) {
  const found = world.servers.find((server) => server.system === system);
  if (!found) throw fault("no_such_server");
  return found;
}

/** Lets a bulk stumble over four keys: a refusal, and answers that were lost after it happened and before it did. */
function stumble(world: World): void {
  world.stumbles.set("activation-de", { code: "refused", detail: "The key is locked by an administrator.", happens: false });
  world.stumbles.set("aarhus-clinic-01", { code: "server_fault", detail: "502", happens: true });
  world.stumbles.set("aarhus-clinic-02", { code: "server_fault", detail: "504", happens: false });
  world.stumbles.set("barcelona-clinic-01", { code: "forbidden", detail: null, happens: false });
}

function rotating(world: World, system: string, name: string) {
  const server = bySystem(world, system);
  const key = world.keys.find((each) => each.server === server.id && each.name === name);
  if (!key) throw fault("no_such_key");
  return beginRotation(world, { server: server.id, key: key.id, mode: "planned", name: `${name}-next`, lifetime: 90 * 24 * 3600, permissions: key.permissions ?? [], about: key.about });
}

/** Keys of Haut.AI that were made on this computer, so that more is known of them, with their hints. */
const MADE_HERE: Record<string, string> = { "berlin-clinic-07": "eyJ…Q4", "berlin-clinic-12": "eyJ…t8" };

/** All but B2Core signed in and read ten seconds ago, and some keys made here before. */
function signInWithKeys(world: World): void {
  const made = new Date(Date.now() - 60 * 24 * 60 * MINUTE).toISOString();
  world.keys = world.keys.map((key) => {
    const hint = MADE_HERE[key.name];
    return hint === undefined ? key : { ...key, hint, created: made, secret: "here" };
  });
  const asOf = new Date(Date.now() - 10_000).toISOString();
  for (const server of world.servers.filter(({ system }) => system !== "b2core")) {
    const who = world.seed.people.find((person) => person.server === server.id)?.login ?? "a.meyer";
    const living = world.keys.filter((key) => key.server === server.id && key.status !== "expired" && key.status !== "revoked").length;
    world.change(server.id, { session: signedIn(server, who, true), way: "password", known: [who], keys: living, asOf });
  }
}

/** A key that was made, and whose secret nobody has settled yet. */
function waitingSecret(world: World): void {
  const server = bySystem(world, "haut");
  const key = world.keys.find((each) => each.server === server.id && each.hint !== null);
  if (!key) return;
  const operation = world.newId();
  world.secrets.set(operation, `eyJhbGciOi${"x".repeat(40)}${key.hint?.slice(-2) ?? "Q4"}`);
  const created: CreatedKeyView = { operation, server: server.id, key: key.id, name: key.name, hint: key.hint ?? "", length: 52, expires: key.expires, readable: false, sealed: true };
  world.unfinished.push({ operation, server: server.id, name: key.name, began: new Date(Date.now() - 5 * MINUTE).toISOString(), state: "unconfirmed", created });
}
