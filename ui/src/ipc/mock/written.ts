import type { AssumedView, Power, SystemView } from "../bindings";
import { fault } from "./fault";

/** Which power each table of a definition gives. */
const POWERS: Record<string, Power> = {
  "session.renew": "renew",
  "session.sign_out": "sign_out",
  account: "account",
  settings: "settings",
  "keys.list": "list_keys",
  "keys.create": "create_key",
  "keys.revoke": "revoke_key",
  "keys.change_expiry": "change_expiry",
  accounts: "inspect_accounts",
};

/** A word that no definition may hold, to see what is said of a bad one. */
const BAD = "nonsense";

interface Read {
  system: SystemView;
  assumed: AssumedView[];
}

/** Reads of a definition what the window shows: enough of TOML for that, and no more. */
export function readDefinition(file: string, text: string): Read {
  const refuse = (line: number, why: string) => fault("input_refused", { detail: `${file}, line ${line}: ${why}` });
  const lines = text.split("\n");
  const bad = lines.findIndex((line) => line.includes(BAD));
  if (bad >= 0) throw refuse(bad + 1, `nothing of the name '${BAD}' is known here`);

  const facts: Record<string, string> = {};
  const assumed: AssumedView[] = [];
  const tables = new Map<string, string | null>();
  const ways: SystemView["ways"] = [];
  let table = "";
  for (const line of lines) {
    table = /^\[+([\w.]+)\]+/.exec(line)?.[1] ?? table;
    if (table !== "" && !tables.has(table)) tables.set(table, null);
    const [, name, value] = /^(\w+) = "(.*)"/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) facts[`${table}.${name}`] = value;
    if (table === "sign_in" && name === "way") ways.push({ id: value ?? "", label: value ?? "", fields: [], provenance: { source: "documented" } });
    const way = ways[ways.length - 1];
    if (way && table === "sign_in" && name === "label") way.label = value ?? "";
    const why = /source = \{ assumed = "(.*)" \}/.exec(line)?.[1];
    if (why === undefined) continue;
    tables.set(table, why);
    if (way && table === "sign_in") way.provenance = { source: "assumed", why };
    assumed.push({ table: way && table === "sign_in" ? `sign_in.${way.id}` : table, power: POWERS[table] ?? null, why, asks: true, accepted: null, places: [] });
  }

  const fact = (name: string) => {
    const value = facts[`system.${name}`];
    if (value === undefined) throw refuse(1, `the table 'system' has no '${name}'`);
    return value;
  };
  const capabilities = [...tables].flatMap(([name, why]) => {
    const power = POWERS[name];
    return power ? [{ power, provenance: why === null ? ({ source: "documented" } as const) : ({ source: "assumed", why } as const) }] : [];
  });
  const expiry = facts["keys.expiry"];
  const system: SystemView = {
    id: fact("id"),
    name: fact("name"),
    shortName: fact("short_name"),
    monogram: fact("monogram"),
    series: Number(/series = (\d)/.exec(text)?.[1] ?? 1),
    about: fact("about"),
    docs: fact("docs"),
    urlHint: fact("url_hint"),
    ways,
    options: [],
    capabilities,
    keys: tables.has("keys")
      ? {
          expiry: expiry === "required" || expiry === "none" ? expiry : "optional",
          secret: facts["keys.secret"] === "readable" ? "readable" : "once",
          permissions: [],
          about: false,
          lastUsed: facts["keys.map.last_used"] !== undefined,
          revoke: "deletes",
          restorable: false,
          lag: null,
          note: facts["keys.note"] ?? null,
          nameLimit: 200,
        }
      : null,
    attempts: { signIn: null, confirm: null },
  };
  return { system, assumed };
}
