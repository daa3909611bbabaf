import { IconButton, ProgressBar } from "@/components";
import { refreshWork, useHost, type ServerView } from "@/ipc";
import { useWords } from "@/words";

/** Reads the lists of the servers again, shows how far that is, and can be stopped. */
export function KeyRefresh({ servers }: { servers: readonly ServerView[] }) {
  const { t } = useWords("keys");
  const host = useHost();
  const ready = servers.filter(({ session }) => session.state === "signed_in" || session.state === "renewing");
  const running = servers.flatMap(({ id, refresh, keys }) => (refresh.state === "running" ? [{ id, seen: refresh.seen, keys }] : []));

  if (running.length === 0) {
    // Each server's failure stands in its own note above the list.
    const refresh = () => void Promise.allSettled(ready.map(({ id }) => host.keyRefresh(id)));
    return <IconButton icon="rotate" label={t("refresh.all")} offBecause={ready.length === 0 ? t("refresh.off") : undefined} onClick={refresh} />;
  }
  const known = running.every(({ keys }) => keys !== null && keys > 0);
  const share = running.reduce((sum, { seen }) => sum + seen, 0) / Math.max(1, running.reduce((sum, { keys }) => sum + (keys ?? 0), 0));
  const stop = () => void Promise.all(running.map(({ id }) => host.cancelWork(refreshWork(id))));
  return (
    <span className="flex items-center gap-2">
      <span className="flex w-20">
        <ProgressBar label={t("refresh.progress")} value={known ? Math.min(1, share) : null} />
      </span>
      <IconButton icon="close" label={t("refresh.stop")} onClick={stop} />
    </span>
  );
}
