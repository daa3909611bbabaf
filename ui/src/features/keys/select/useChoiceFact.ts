import { useNow } from "@/components";
import { useServers, type KeyStatus } from "@/ipc";
import { count, spanOf, useWords } from "@/words";
import { inGroup, type Choice, type Groups } from "./choice";

/** One thing that is true of all chosen keys. */
export function useChoiceFact(choice: Choice, groups: Groups): string | undefined {
  const { t } = useWords("keys");
  const servers = useServers();
  const now = useNow();
  const on = groups.filter(({ server, count: keys }) => inGroup(choice, server, keys) > 0).map(({ server }) => server);
  const places = new Set(choice.by === "keys" ? [...choice.keys.values()].map(({ server }) => server) : on);
  const [first] = places;
  const where = places.size === 1 ? t("choice.on", { server: servers.find(({ id }) => id === first)?.name ?? "" }) : t("choice.onServers", { count: places.size, n: count(places.size) });

  if (choice.by === "query") {
    const [only, ...more] = choice.matching.statuses;
    return only === undefined || more.length > 0 ? where : byStatus(only);
  }
  const keys = [...choice.keys.values()];
  if (keys.length === 0) return undefined;
  if (keys.every(({ status }) => status === "expired")) return t("choice.expired");
  if (keys.every(({ status }) => status === "revoked")) return t("choice.revoked");
  if (keys.every(({ status }) => status === "never")) return t("choice.never");
  const ends = keys.map(({ expires, status }) => (expires === null || status === "revoked" || status === "expired" ? Infinity : Date.parse(expires)));
  const last = Math.max(...ends);
  if (Number.isFinite(last) && last > now) return t("choice.within", { span: spanOf(last - now) });
  const owners = new Set(keys.map(({ owner }) => owner));
  const [owner] = owners;
  return owners.size === 1 && owner != null ? t("choice.owner", { owner }) : where;

  function byStatus(status: KeyStatus): string {
    switch (status) {
      case "expired":
        return t("choice.expired");
      case "revoked":
        return t("choice.revoked");
      case "never":
        return t("choice.never");
      case "expiring":
        return t("choice.soon");
      case "active":
        return where;
    }
  }
}
