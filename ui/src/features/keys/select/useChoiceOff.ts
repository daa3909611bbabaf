import { useServers, useSystemOf, type BulkDeed, type Power, type ServerId, type SystemView } from "@/ipc";
import { count, useWords } from "@/words";
import { inGroup, type Choice, type Groups } from "./choice";

/** What can be done with several keys at once. */
export type ManyDeed = Exclude<BulkDeed["deed"], "restore">;

const POWER: Record<ManyDeed, Power> = { revoke: "revoke_key", change_expiry: "change_expiry", rotate: "create_key" };

/**
 * Why something cannot be done with the chosen keys. Of keys that were picked by hand, one that cannot closes the
 * action; of all that match, those that cannot are skipped, and the preview names them.
 */
export function useChoiceOff(choice: Choice, groups: Groups): (deed: ManyDeed) => string | undefined {
  const { t } = useWords("keys");
  const servers = useServers();
  const systemOf = useSystemOf();
  const kind = (id: ServerId) => systemOf(servers.find((each) => each.id === id)?.system ?? "");
  const places =
    choice.by === "keys"
      ? servers.map(({ id }) => ({ system: kind(id), keys: inGroup(choice, id, 0) })).filter(({ keys }) => keys > 0)
      : groups.map(({ server, count: keys }) => ({ system: kind(server), keys: inGroup(choice, server, keys) })).filter(({ keys }) => keys > 0);
  const all = places.reduce((sum, { keys }) => sum + keys, 0);
  const offers = (system: SystemView | undefined, deed: ManyDeed) => system?.capabilities.some(({ power }) => power === POWER[deed]) ?? false;

  return (deed) => {
    const closed = places.filter(({ system }) => !offers(system, deed));
    const keys = closed.reduce((sum, each) => sum + each.keys, 0);
    const isOff = choice.by === "keys" ? keys > 0 : keys === all && all > 0;
    if (!isOff) return undefined;
    const names = [...new Set(closed.map(({ system }) => system?.shortName ?? ""))].join(", ");
    if (keys < all) return t("choice.cannot", { n: count(keys), of: count(all), names });
    if (deed === "change_expiry" && closed.every(({ system }) => system?.keys?.expiry === "required")) return t("choice.fixed", { names });
    return t("choice.notOffered", { names });
  };
}
