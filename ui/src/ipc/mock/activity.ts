import type { ActivityPageView, ActivityQueryView, ActivityRowView, Deed, Outcome, ServerView } from "../bindings";

const MINUTE = 60_000;

/** What people did, from now back: minutes ago, account, deed, subject, place of the server, outcome, reason. */
const DEEDS: readonly [number, string | null, Deed, string | null, number | null, Outcome, ActivityRowView["reason"]][] = [
  [1, "a.meyer", "copy_secret", "warehouse-labels", 0, "done", null],
  [4, "a.meyer", "revoke_key", "retired-feed-7", 1, "failed", "server_fault"],
  [5, "s.lindqvist", "inspect_account", "client #77", 4, "done", null],
  [17, "a.meyer", "change_expiry", "address-check", 0, "done", null],
  [19, "a.meyer", "sign_in", null, 4, "done", null],
  [20, "a.meyer", "sign_in", null, 4, "failed", "wrong_code"],
  [60, "d.okafor", "create_key", "atelier-kiosk-pt-2", 1, "done", null],
  [62, "d.okafor", "create_key", "atelier-kiosk-pt-3", 1, "unknown", "outcome_unknown"],
  [120, "a.meyer", "change_setting", "RowsPerPage", 0, "done", null],
  [180, null, "add_definition", "kontor", null, "done", null],
  [3 * 1440 + 90, "n.varga", "revoke_key", "takedown-trial", 2, "done", null],
  [3 * 1440 + 200, "p.kovacs", "change_password", "p.kovacs", 3, "done", null],
];

/** Days of older entries below these, so that the log has more than one page. */
const OLDER = 400;

export function activityAt(now: number, servers: readonly ServerView[]): ActivityRowView[] {
  const recent = DEEDS.map(([minutes, who, deed, subject, place, outcome, reason]) => ({ minutes, who, deed, subject, place, outcome, reason }));
  const older = Array.from({ length: OLDER }, (_, index) => ({ minutes: (4 + index / 6) * 1440, who: index % 3 === 0 ? "a.meyer" : "d.okafor", deed: "create_key" as const, subject: `feed-${OLDER - index}`, place: index % 2, outcome: "done" as const, reason: null }));
  const all = [...recent, ...older];
  return all.map(({ minutes, place, ...row }, index) => ({
    ...row,
    number: all.length - index,
    at: new Date(now - minutes * MINUTE).toISOString(),
    server: place === null ? null : (servers[place]?.id ?? null),
    key: row.deed.endsWith("_key") ? `key-${all.length - index}` : null,
  }));
}

/** Answers one screenful as the ledger does. */
export function activityPage(rows: readonly ActivityRowView[], query: ActivityQueryView): ActivityPageView {
  const found = rows.filter((row) => matches(row, query));
  const shown = found.filter(({ outcome }) => query.outcomes.length === 0 || query.outcomes.includes(outcome));
  const of = (wanted: Outcome) => found.filter(({ outcome }) => outcome === wanted).length;
  return {
    rows: shown.slice(query.offset, query.offset + Math.min(query.limit, 200)),
    total: shown.length,
    all: rows.length,
    counts: { done: of("done"), failed: of("failed"), unknown: of("unknown") },
    first: rows.at(-1)?.at ?? null,
  };
}

function matches({ at, who, deed, server, subject, key }: ActivityRowView, query: ActivityQueryView): boolean {
  const among = <Value>(wanted: readonly Value[], value: Value | null) => wanted.length === 0 || (value !== null && wanted.includes(value));
  const text = [who, subject, key].join(" ").toLocaleLowerCase();
  const words = (query.search ?? "").toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (
    (query.since === null || at >= query.since) &&
    (query.until === null || at < query.until) &&
    among(query.who, who) &&
    among(query.deeds, deed) &&
    among(query.servers, server) &&
    words.every((word) => text.includes(word))
  );
}
