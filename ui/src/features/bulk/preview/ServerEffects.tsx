import { Button, Monogram } from "@/components";
import { useServers, useSystemOf, type BulkServerView, type BulkView, type ServerId } from "@/ipc";
import { count, useWords } from "@/words";

export interface ServerEffectsProps {
  of: BulkView;
  onSignIn: (server: ServerId) => void;
  /** Assumed facts of a server shall be looked at, and perhaps accepted. */
  onAssumed: (server: BulkServerView) => void;
}

/** What happens on each server: how many keys, what becomes of them there, and what stands in the way. */
export function ServerEffects({ of: bulk, onSignIn, onAssumed }: ServerEffectsProps) {
  const { t } = useWords("bulk");
  const servers = useServers();
  const systemOf = useSystemOf();
  const effect = ({ server, effect: does }: BulkServerView) => {
    if (bulk.deed.deed !== "revoke") return t(`server.${bulk.deed.deed}`);
    const restorable = systemOf(servers.find(({ id }) => id === server)?.system ?? "")?.keys?.restorable;
    return t(does === "deletes" ? "server.deletes" : restorable ? "server.marks" : "server.marksOnly");
  };
  return (
    <ul className="divide-y divide-line rounded-5 border border-line-2">
      {bulk.servers.map((each) => {
        const server = servers.find(({ id }) => id === each.server);
        const system = systemOf(server?.system ?? "");
        const { left, skipped } = each.counts;
        return (
          <li key={each.server} className="flex min-h-9 items-center gap-2 px-3 py-1">
            <Monogram letters={system?.monogram ?? ""} series={system?.series} />
            <span className="min-w-0 truncate font-medium">{server?.name}</span>
            <span className="min-w-0 flex-1 truncate text-text-2">
              {left > 0 ? (
                <>
                  {t("server.keys", { count: left, n: count(left) })} <span className={each.effect === "deletes" && bulk.deed.deed === "revoke" ? "font-medium text-text" : ""}>{effect(each)}</span>
                </>
              ) : (
                t("server.none")
              )}
            </span>
            {skipped > 0 && <span className="flex-none text-12 text-text-3">{t("server.skipped", { n: count(skipped) })}</span>}
            {!each.signedIn && (
              <Button size="sm" onClick={() => onSignIn(each.server)}>
                {t("server.signIn")}
              </Button>
            )}
            {each.signedIn && each.assumed.length > 0 && (
              <Button size="sm" onClick={() => onAssumed(each)}>
                {t("server.assumed")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
