import { Icon, Monogram, SessionMark, StateWord, useNow } from "@/components";
import { useServer, type KeyGroupView } from "@/ipc";
import { count, timeOfDay, useWords } from "@/words";
import { isOutOfReach } from "../reach";

/** The head of a server's keys: how many, what to know of them, and as of when. */
export function GroupHead({ group }: { group: KeyGroupView }) {
  const { t } = useWords("keys");
  const now = useNow();
  const { server, system } = useServer(group.server);
  if (!server || !system) return null;
  const traits = system.keys;
  const facts = [
    group.expired > 0 && t("group.expired", { n: count(group.expired) }),
    group.expiring > 0 && t("group.expiring", { n: count(group.expiring) }),
    traits?.expiry === "none" && !traits.note && t("group.never"),
    traits?.revoke === "deletes" && traits.expiry === "none" && !traits.note && t("group.deletes"),
  ].filter(Boolean);
  const { session, refresh } = server;
  const signedIn = session.state === "signed_in" || session.state === "renewing";
  return (
    <>
      <Monogram letters={system.monogram} series={system.series} />
      <b className="truncate text-13 font-semibold text-text">{server.name}</b>
      <span className="flex-none">{t("keys", { count: group.count, n: count(group.count) })}</span>
      {facts.length > 0 && <span className="truncate text-text-3">{facts.join(", ")}</span>}
      {traits?.note && (
        <span className="min-w-0 truncate text-text-3" title={traits.note}>
          {traits.note.replace(/\.$/, "")}
        </span>
      )}
      <span className="ml-auto flex flex-none items-center gap-3">
        {isOutOfReach(refresh) && <StateWord state="offline" />}
        {!signedIn && <SessionMark state={session.state} />}
        {refresh.state === "waiting" ? (
          <span className="flex items-center gap-1.5">
            <Icon name="clock" size={14} />
            {t("group.waiting", { system: system.shortName })}
          </span>
        ) : refresh.state === "running" ? (
          <span>{t("group.reading", { n: count(refresh.seen) })}</span>
        ) : (
          server.asOf !== null && <span className="text-text-3">{t("group.asOf", { time: timeOfDay(server.asOf, now) })}</span>
        )}
      </span>
    </>
  );
}
