import { Button, Countdown, Note } from "@/components";
import { ErrorNote, troubleError } from "@/errors";
import { useAction, useHost, useServers, type BulkView, type ServerId } from "@/ipc";
import { count, useWords } from "@/words";

/** What to know of a bulk beyond its figures: who asked to wait, who stands still, and what is not known. */
export function BulkNotes({ of: bulk, onSignIn }: { of: BulkView; onSignIn: (server: ServerId) => void }) {
  const { t } = useWords("bulk");
  const host = useHost();
  const servers = useServers();
  const check = useAction(() => host.bulkCheck(bulk.id));
  const goOn = useAction(() => host.bulkStart(bulk.id));
  const { counts, state } = bulk;
  const nameOf = (server: ServerId) => servers.find(({ id }) => id === server)?.name ?? "";
  return (
    <>
      {bulk.servers.map(({ server, waitUntil }) =>
        waitUntil === null || state !== "running" ? null : (
          <Note key={server} icon="clock">
            <Countdown until={Date.parse(waitUntil)} label={t("progress.wait", { server: nameOf(server) })}>
              {(clock) => (
                <span className="flex items-center gap-3">
                  <span className="min-w-0 flex-1">
                    <b>{t("progress.waits", { server: nameOf(server) })}</b> {t("progress.waitBody")}
                  </span>
                  <span className="flex-none">
                    {t("progress.goesOn")} <b>{clock}</b>
                  </span>
                </span>
              )}
            </Countdown>
          </Note>
        ),
      )}
      {bulk.servers.map(({ server, trouble }) => trouble && <ErrorNote key={server} error={troubleError(trouble, server)} on={{ signIn: () => onSignIn(server), retry: () => void goOn.run() }} />)}
      {state === "paused" && (
        <Note icon="pause" title={t("progress.pausedTitle")}>
          {t("progress.pausedBody", { n: count(counts.left) })}
        </Note>
      )}
      {counts.unknown > 0 && (
        <Note
          tone="ink"
          title={t("progress.unknownTitle", { count: counts.unknown, n: count(counts.unknown) })}
          action={
            <Button size="sm" icon="search" busy={check.busy && t("progress.checking")} onClick={() => void check.run()}>
              {t("progress.check")}
            </Button>
          }
        >
          {t("progress.unknownBody")}
        </Note>
      )}
      {check.error && <ErrorNote error={check.error} on={{ retry: () => void check.run(), signIn: () => check.error?.server != null && onSignIn(check.error.server) }} />}
      {goOn.error && <ErrorNote error={goOn.error} />}
    </>
  );
}
