import { Dialog } from "@/components";
import { useServer, type ServerId, type ServerView } from "@/ipc";
import { useWords } from "@/words";
import { ServerHead } from "../ServerHead";
import { CodeStep } from "../code/CodeStep";
import { SignInForm, type AskPassword } from "../form/SignInForm";

export interface SignInAgainProps {
  server: ServerId;
  onClose: () => void;
  onSignedIn: (server: ServerView) => void;
  onKeys: (server: ServerId) => void;
  onPassword: AskPassword;
}

/** Signing in over the page, so that what is on the screen stays. */
export function SignInAgain({ server: id, onClose, onSignedIn, onKeys, onPassword }: SignInAgainProps) {
  const { t } = useWords("signIn");
  const { server, system } = useServer(id);
  if (!server || !system) return null;
  const isCode = server.session.state === "second_factor";
  return (
    <Dialog open width={isCode ? 820 : 420} title={t("again.title")} lead={<p className="text-text-3">{t("again.lead")}</p>} onClose={onClose}>
      {server.session.state === "second_factor" ? (
        <CodeStep server={server} system={system} session={server.session} offered={undefined} onOfferTaken={undefined} aside={null} onSignedIn={onSignedIn} />
      ) : (
        <div>
          <ServerHead server={server} system={system} />
          <SignInForm server={server} system={system} filled={undefined} onSignedIn={onSignedIn} onKeys={onKeys} onPassword={onPassword} />
        </div>
      )}
    </Dialog>
  );
}
