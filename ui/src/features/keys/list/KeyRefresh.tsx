import { Countdown, Icon, IconButton, ProgressBar } from "@/components";
import { refreshWork, useHost, type ServerView } from "@/ipc";
import { useWords } from "@/words";

/** Reads the lists of the servers again, shows how far that is or how long a server wants to wait, and can be stopped. */
export function KeyRefresh({ servers }: { servers: readonly ServerView[] }) {
  const { t } = useWords("keys");
  const host = useHost();
  const ready = servers.filter(({ session }) => session.state === "signed_in" || session.state === "renewing");
  const running = servers.flatMap(({ id, refresh, keys }) => (refresh.state === "running" ? [{ id, seen: refresh.seen, keys }] : []));
  const waiting = servers.flatMap(({ id, name, refresh }) => (refresh.state === "waiting" ? [{ id, name, until: Date.parse(refresh.until) }] : []));
  const [first] = [...waiting].sort((a, b) => a.until - b.until);

  if (running.length === 0 && !first) {
    // Each server's failure stands in its own note above the list.
    const refresh = () => void Promise.allSettled(ready.map(({ id }) => host.keyRefresh(id)));
    return <IconButton icon="rotate" label={t("refresh.all")} offBecause={ready.length === 0 ? t("refresh.off") : undefined} onClick={refresh} />;
  }
  const known = running.every(({ keys }) => keys !== null && keys > 0);
  const share = running.reduce((sum, { seen }) => sum + seen, 0) / Math.max(1, running.reduce((sum, { keys }) => sum + (keys ?? 0), 0));
  const stop = () => void Promise.all([...running, ...waiting].map(({ id }) => host.cancelWork(refreshWork(id))));
  return (
    <span className="flex items-center gap-2">
      {first ? (
        <span className="flex items-center gap-1.5 text-12 text-text-2" title={t("refresh.waits", { server: first.name })}>
          <Icon name="clock" size={14} />
          <Countdown until={first.until} label={t("refresh.waits", { server: first.name })}>
            {(clock) => (
              <>
                <span className="@max-[900px]:sr-only">{t("refresh.goesOn")}</span> <b className="font-medium text-text">{clock}</b>
              </>
            )}
          </Countdown>
        </span>
      ) : (
        <span className="flex w-20">
          <ProgressBar label={t("refresh.progress")} value={known ? Math.min(1, share) : null} />
        </span>
      )}
      <IconButton icon="close" label={t("refresh.stop")} onClick={stop} />
    </span>
  );
}
