import type { Account, AccountSummary, BlockedAddress, Fact, SecondFactor, SignInRecord } from "../bindings";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Client {
  id: string;
  name: string;
  email: string;
  nickname: string;
  country: string;
  city: string;
  status: string;
  level: number;
}

const FIRST = ["Joris", "Amelie", "Bence", "Carla", "Dario", "Eva", "Filip", "Greta", "Hugo", "Ines", "Jana", "Karim"];
const LAST = ["Dekker", "Okafor", "Santos", "Novak", "Lindqvist", "Tanaka", "Varga", "Moreau", "Fischer", "Rossi"];
const PLACES = [["Netherlands", "Utrecht"], ["Hungary", "Budapest"], ["Portugal", "Porto"], ["Germany", "Berlin"]] as const;

/** Clients of the mocked back office, the same in each run. The first one is kept out; see `blocksAt`. */
export const CLIENTS: readonly Client[] = FIRST.flatMap((first, place) => LAST.map((last, step) => [first, last, place * LAST.length + step] as const)).map(([first, last, number]) => {
  const [country, city] = PLACES[number % PLACES.length] ?? PLACES[0];
  const login = `${first.charAt(0)}${last}`.toLowerCase();
  return { id: String(77 + number), name: `${first} ${last}`, email: `${first.charAt(0)}.${last}@mail.example`.toLowerCase(), nickname: login, country, city, status: number % 17 === 5 ? "Suspended" : "Active", level: 1 + (number % 3) };
});

const fact = (name: string, value: string, more: Partial<Fact> = {}): Fact => ({ name, value, time: false, assumed: true, editable: false, ...more });

/** One line of the list. */
export function summaryOf({ id, name, email, nickname, country, status }: Client): AccountSummary {
  return { id, name, email, facts: [fact("nickname", nickname), fact("country", country), fact("status", status)] };
}

/** All of a client. */
export function fullOf(client: Client, now: number): Account {
  const { id, name, email, nickname, country, city, status, level } = client;
  const created = new Date(now - (100 + Number(id)) * DAY).toISOString();
  return {
    id,
    name,
    email,
    facts: [fact("nickname", nickname), fact("country", country), fact("city", city), fact("status", status), fact("verification", `Level ${level}`), fact("created", created, { time: true })],
    roles: null,
    settings: null,
  };
}

/** The captions are as the vendor's example has them. */
export function factorsOf({ id }: Client): SecondFactor[] {
  return [
    { name: "google", label: "Google Authenticator", enabled: Number(id) % 2 === 1 },
    { name: "sms", label: "SMS", enabled: Number(id) % 5 === 0 },
  ];
}

/** Who is kept out failed six times in two minutes before it. */
export function signInsAt(client: Client, now: number): SignInRecord[] {
  const record = (ago: number, address: string, outcome: string): SignInRecord => ({ at: new Date(now - ago).toISOString(), address, succeeded: outcome === "challenged" ? null : outcome === "success", outcome, agent: null });
  const failed = isKeptOut(client) ? [0, 21, 43, 70, 97, 124].map((seconds) => record(3 * MINUTE + seconds * 1000, "203.0.113.7", "failure")) : [];
  const before = Array.from({ length: 60 }, (_, day) => record((day + 1) * DAY + 17 * MINUTE, "198.51.100.24", day === 4 ? "challenged" : day % 9 === 3 ? "failure" : "success"));
  return [...failed, ...before];
}

export function blocksAt(client: Client, now: number): BlockedAddress[] {
  if (!isKeptOut(client)) return [];
  return [{ id: `block-${client.id}`, address: "203.0.113.7", reason: "Too many login attempts", since: new Date(now - 3 * MINUTE).toISOString(), until: new Date(now + 7 * MINUTE).toISOString() }];
}

function isKeptOut({ id }: Client): boolean {
  return Number(id) % 40 === 37;
}
