import { Button, IconButton } from "@/components";
import type { ServerView } from "@/ipc";
import { useWords } from "@/words";

interface ServerActionsProps {
  server: ServerView;
  /** Whether Tab reaches them: only in the current row, so that the list stays one stop. */
  reachable: boolean;
  /** The server that is being signed out of, if any. */
  busy: string | undefined;
  onToggle: (server: ServerView) => void;
  /** Shows how it is spoken to. */
  onDetails: (server: ServerView) => void;
  onRemove: (server: ServerView) => void;
}

/** What can be done with one server, at the end of its row. The keys S, E and Del do the same. */
export function ServerActions({ server, reachable, busy, onToggle, onDetails, onRemove }: ServerActionsProps) {
  const { t } = useWords("servers");
  const { state } = server.session;
  const isIn = state === "signed_in" || state === "renewing";
  return (
    <span className="flex items-center gap-1 bg-inherit pl-2">
      <Button size="sm" tabIndex={reachable ? 0 : -1} busy={busy === server.id && t("action.signingOut")} onClick={() => onToggle(server)}>
        {isIn ? t("action.signOut") : state === "second_factor" ? t("action.enterCode") : t("action.signIn")}
      </Button>
      <IconButton icon="gear" size="sm" tabIndex={reachable ? 0 : -1} label={t("action.open", { name: server.name })} onClick={() => onDetails(server)} />
      <IconButton icon="trash" size="sm" tabIndex={reachable ? 0 : -1} label={t("action.remove", { name: server.name })} onClick={() => onRemove(server)} />
    </span>
  );
}
