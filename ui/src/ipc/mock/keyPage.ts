import type { KeyGroupView, KeyPageView, KeyQueryView, KeyRowView, KeyStatus, ServerId, StatusCountsView } from "../bindings";

const WEEK = 7 * 86_400_000;

/** The state of a key at a moment, as the ledger would say it. */
export function statusAt(key: KeyRowView, now: number): KeyStatus {
  if (key.status === "revoked") return "revoked";
  if (key.expires === null) return key.status === "active" ? "active" : "never";
  const left = Date.parse(key.expires) - now;
  return left <= 0 ? "expired" : left <= WEEK ? "expiring" : "active";
}

/** Answers one screenful as the ledger does: filter, count, sort, cut. */
export function keyPage(keys: readonly KeyRowView[], query: KeyQueryView, order: readonly { id: ServerId; name: string }[]): KeyPageView {
  const place = new Map(order.map(({ id }, index) => [id, index]));
  const name = new Map(order.map((server) => [server.id, server.name]));
  const onServers = keys.filter((key) => place.has(key.server) && (query.gone || key.goneSince === null) && (query.servers.length === 0 || query.servers.includes(key.server)));
  const found = onServers.filter((key) => matches(key, query.search));
  const shown = found.filter((key) => query.statuses.length === 0 || query.statuses.includes(key.status));
  const direction = query.descending ? -1 : 1;
  const sorted = [...shown].sort((a, b) => {
    const byServer = query.grouped ? (place.get(a.server) ?? 0) - (place.get(b.server) ?? 0) : 0;
    return byServer || direction * compare(a, b, query, name) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
  });
  return {
    rows: sorted.slice(query.offset, query.offset + Math.min(query.limit, 200)),
    total: shown.length,
    all: onServers.length,
    counts: countByStatus(found),
    groups: order.map(({ id }) => groupOf(id, shown)).filter(({ count }) => count > 0),
  };
}

function matches(key: KeyRowView, search: string | null): boolean {
  const words = (search ?? "").toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text = [key.name, key.owner, key.hint, key.about].join(" ").toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

const RANK: Record<KeyStatus, number> = { expired: 0, expiring: 1, active: 2, never: 3, revoked: 4 };

function compare(a: KeyRowView, b: KeyRowView, { sort, descending }: KeyQueryView, name: Map<ServerId, string>): number {
  // What is not known stands last, whichever the direction.
  const last = descending ? -1 : 1;
  const text = (left: string | null, right: string | null) =>
    left === right ? 0 : left === null ? last : right === null ? -last : left.localeCompare(right);
  switch (sort) {
    case "name":
      return a.name.localeCompare(b.name);
    case "server":
      return text(name.get(a.server) ?? null, name.get(b.server) ?? null);
    case "owner":
      return text(a.owner, b.owner);
    case "created":
      return text(a.created, b.created);
    case "expires":
      return text(a.expires, b.expires);
    case "status":
      return RANK[a.status] - RANK[b.status];
  }
}

function countByStatus(keys: readonly KeyRowView[]): StatusCountsView {
  const counts: StatusCountsView = { active: 0, expiring: 0, expired: 0, revoked: 0, never: 0 };
  for (const key of keys) counts[key.status] += 1;
  return counts;
}

function groupOf(server: ServerId, keys: readonly KeyRowView[]): KeyGroupView {
  const own = keys.filter((key) => key.server === server);
  const of = (status: KeyStatus) => own.filter((key) => key.status === status).length;
  return { server, count: own.length, expired: of("expired"), expiring: of("expiring") };
}
