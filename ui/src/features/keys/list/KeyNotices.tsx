import { useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { useHost, type ErrorView, type ServerId, type ServerView } from "@/ipc";
import { timeOfDay, useWords } from "@/words";

export interface KeyNoticesProps {
  servers: readonly ServerView[];
  /** The inventory itself could not be read. */
  error: ErrorView | undefined;
  onAgain: () => void;
  onSignIn: (server: ServerId) => void;
}

/** Why parts of the list are old. The list stays, and each note says from when it is. */
export function KeyNotices({ servers, error, onAgain, onSignIn }: KeyNoticesProps) {
  const { t } = useWords("keys");
  const host = useHost();
  const now = useNow();
  const failed = servers.flatMap((server) => (server.refresh.state === "failed" && hasFailed(server) ? [{ server, error: server.refresh.error }] : []));
  return (
    <div className="flex flex-col gap-2">
      {error && <ErrorNote error={error} on={{ retry: onAgain }} />}
      {failed.map((each) => (
        <ErrorNote
          key={each.server.id}
          error={each.error}
          stays={each.server.asOf === null ? undefined : t("refresh.stays", { time: timeOfDay(each.server.asOf, now) })}
          on={{
            // A failure comes back as the server's own state, and so into this note.
            retry: () => void host.keyRefresh(each.server.id).catch(() => {}),
            refresh: () => void host.keyRefresh(each.server.id).catch(() => {}),
            signIn: () => onSignIn(each.server.id),
          }}
        />
      ))}
    </div>
  );
}

/** Whether the last reading of a server failed in a way that the user must hear of. */
export function hasFailed({ refresh }: ServerView): boolean {
  return refresh.state === "failed" && refresh.error.code !== "cancelled";
}
