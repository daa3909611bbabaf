import type { KeyState } from "@/components";

export interface SampleKey {
  id: string;
  name: string;
  server: number;
  hint: string;
  owner: string;
  created: Date;
  expires: Date | undefined;
  state: KeyState;
  left: number | undefined;
}

const NAMES = ["accounting-export", "ad-feed-nl", "address-check", "admin-cli-meyer", "agency-portal", "alerts-relay", "analytics-nightly", "berlin-clinic-07"];
const OWNERS = ["k.horvath", "l.santos", "a.meyer", "svc-portal", "j.tanaka", "m.fischer"];
const LENGTHS = [-0.1, 0.9, 3, 38, 4, 21, 77];
const DAY = 86_400_000;

export const GROUPS = [
  { name: "Babelfor - production", short: "Babelfor", letters: "Ba", series: 1 as const, keys: 11_024, note: "31 expired, 14 expiring in 7 days" },
  { name: "Haut.AI - EU", short: "Haut.AI", letters: "Ha", series: 2 as const, keys: 486, note: "expiry is mandatory and fixed at creation; a token is shown only then" },
  { name: "Bfore PreCrime", short: "PreCrime", letters: "Bf", series: 3 as const, keys: 897, note: "keys never expire here; only deletion is offered" },
];

/** A made-up key, the same one for the same place. */
export function sampleKey(server: number, place: number): SampleKey {
  const days = server === 2 ? undefined : (LENGTHS[place % LENGTHS.length] ?? 1);
  const name = NAMES[place % NAMES.length] ?? "key";
  return {
    id: `${server}-${place}`,
    name: place < NAMES.length ? name : `${name}-${place}`,
    server,
    hint: `api_${(place * 7919).toString(36).padStart(2, "0").slice(0, 2)}…${(place * 104_729).toString(36).slice(-2)}`,
    owner: OWNERS[place % OWNERS.length] ?? "",
    created: new Date(Date.now() - (90 - (days ?? 0)) * DAY),
    expires: days === undefined ? undefined : new Date(Date.now() + days * DAY),
    state: days === undefined ? "never" : days < 0 ? "expired" : days <= 7 ? "expiring" : "active",
    left: days === undefined ? undefined : days / 90,
  };
}
