import { Button, Note, useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type ServerId, type ServerView, type SessionState, type SystemView } from "@/ipc";
import { spanOf, useWords } from "@/words";

interface SignedInProps {
  server: ServerView;
  system: SystemView;
  session: Extract<SessionState, { state: "signed_in" | "renewing" }>;
  onKeys: (server: ServerId) => void;
  onAccount: (server: ServerId) => void;
}

/** Nothing to do here: who is signed in, how long, and where to go. */
export function SignedIn({ server, system, session, onKeys, onAccount }: SignedInProps) {
  const { t } = useWords("signIn");
  const host = useHost();
  const now = useNow();
  const signOut = useAction(() => host.sessionSignOut(server.id));
  return (
    <div className="mt-4 flex flex-col gap-4">
      <Note title={t("signedIn.title", { who: session.who })} icon="ok">
        {session.state === "signed_in" && session.ends !== null && t("signedIn.left", { time: spanOf(Date.parse(session.ends) - now) })}{" "}
        {(session.state === "renewing" || session.renews) && t("signedIn.renews")} {session.state === "signed_in" && !session.kept && t("signedIn.notKept")}
      </Note>
      {signOut.error && <ErrorNote error={signOut.error} />}
      <div className="flex gap-2">
        {system.keys !== null && (
          <Button kind="primary" onClick={() => onKeys(server.id)}>
            {t("signedIn.keys")}
          </Button>
        )}
        <Button onClick={() => onAccount(server.id)}>{t("signedIn.account")}</Button>
        <Button busy={signOut.busy && t("signedIn.signingOut")} onClick={() => void signOut.run()}>
          {t("signedIn.signOut")}
        </Button>
      </div>
    </div>
  );
}
