import type { KeyRowView } from "../bindings";
import { statusAt } from "./keyPage";
import { signedIn } from "./sessionCommands";
import type { World } from "./world";
import { readDefinition } from "./written";

const DAY = 86_400_000;

/** What a user wrote to reach servers that Chatelaine does not know. */
export const STRANGER = `# Facts: the documentation of the server.
[system]
id = "hub"
name = "Notebook hub"
short_name = "Hub"
monogram = "Nh"
series = 2
about = "Users, tokens with an end"
docs = "https://hub.example/docs/api"
url_hint = "https://hub.example.com"

[[sign_in]]
way = "password"
label = "User name and password"
source = { assumed = "that a token is made for a name and a password is known from the source" }

[[sign_in]]
way = "key"
label = "API token"
source = "documented"

[session.sign_out]
source = "documented"

[keys]
secret = "once"
expiry = "optional"
note = "Tokens whose time is over are not listed"

[keys.map]
last_used = "/last_activity"

[keys.list]
source = "documented"

[keys.create]
source = "documented"

[keys.revoke]
source = { assumed = "that a token is gone at once is not documented" }
`;

/** A server of a system that only the user's definition knows, with keys that tell of their last use. */
export function addStranger(world: World): void {
  const { system } = readDefinition("hub.toml", STRANGER);
  world.take(system, STRANGER);
  world.damaged.set("old-hub", "old-hub.toml, line 7: nothing of the name 'monogramm' is known here");
  const now = Date.now();
  const ago = (days: number) => new Date(now - days * DAY).toISOString();
  const id = "5a9d0000-0000-4000-8000-000000000006";
  const [pattern] = world.servers;
  if (!pattern) return;
  const server = { ...pattern, id, name: "Hub - research", system: system.id, address: "https://hub.kontor.example", host: "hub.kontor.example", way: "key", keys: 3, asOf: ago(0), known: ["a.meyer"] };
  world.servers = [...world.servers, { ...server, session: signedIn(server, "a.meyer", true) }];
  const token = (name: string, used: number | null, ends: number | null): KeyRowView => {
    const key: KeyRowView = { server: id, id: name, name, hint: null, owner: "a.meyer", created: ago(90), lastUsed: used === null ? null : ago(used), expires: ends === null ? null : ago(-ends), reminder: null, permissions: null, about: null, status: ends === null ? "never" : "active", goneSince: null, secret: "nowhere" };
    return { ...key, status: statusAt(key, now) };
  };
  world.keys = [...world.keys, token("grading-bot", 0.02, 40), token("nightly-sync", 3.02, null), token("spare", null, 200)];
}
