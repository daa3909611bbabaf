import type { Account, KeyRowView, PersonView, ServerId, ServerView, SystemView } from "../bindings";
import written from "../../../mock/seed.json";

/** A made-up installation: what the sandbox's servers hold, and what the window would be told of them. */
export interface Seed {
  /** The moment at which all times below were true. */
  at: string;
  systems: SystemView[];
  /** Signed out and unread; the scenario says who is signed in. */
  servers: ServerView[];
  keys: KeyRowView[];
  people: PersonView[];
  /** What each server tells of the account that is signed in; a server without an entry offers none. */
  accounts: Record<ServerId, Account>;
}

/** The seed with its times moved so that it is `now` at its moment: what expired three hours ago still did. */
export function seedAt(now: number): Seed {
  const seed = written as unknown as Seed;
  const shift = now - Date.parse(seed.at);
  const move = (time: string | null) => time && new Date(Date.parse(time) + shift).toISOString();
  return {
    ...seed,
    keys: seed.keys.map((key) => ({ ...key, created: move(key.created), lastUsed: move(key.lastUsed), expires: move(key.expires) })),
    accounts: Object.fromEntries(
      Object.entries(seed.accounts).map(([server, account]) => [
        server,
        { ...account, facts: account.facts.map((fact) => (fact.time ? { ...fact, value: move(fact.value) ?? fact.value } : fact)) },
      ]),
    ),
  };
}
