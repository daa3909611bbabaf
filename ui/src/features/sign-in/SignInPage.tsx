import { useState, type ReactNode } from "react";
import { EmptyState, LinkButton, Page, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { useApp, useSystemOf, useSystems, type ServerId, type ServerView } from "@/ipc";
import { useWords } from "@/words";
import { ServerHead } from "./ServerHead";
import { SignedIn } from "./SignedIn";
import { SignInForm, type AskPassword } from "./form/SignInForm";
import { CodeStep } from "./code/CodeStep";

/** Puts a way to sign in with its entries into the form, for somebody who chose them elsewhere. */
export type FillIn = (way: string, login: string, secret: string) => void;

/** A code that the user chose elsewhere. Each choice has its own number, so that the same code can be chosen twice. */
export interface OfferedCode {
  code: string;
  choice: number;
}

export interface SignInPageProps {
  server: ServerId;
  /** Beside the form, given the way to fill it in. */
  aside?: (server: ServerView, fill: FillIn) => ReactNode;
  /** Beside the code boxes. */
  codeAside?: (server: ServerView) => ReactNode;
  /** A code to enter, from the sandbox's mail. */
  offered?: OfferedCode | undefined;
  /** The offered code was entered and must not be entered again. */
  onOfferTaken?: () => void;
  onServers: () => void;
  /** Somebody has just signed in. */
  onSignedIn: (server: ServerView) => void;
  /** Work with what was read before. */
  onKeys: (server: ServerId) => void;
  onAccount: (server: ServerId) => void;
  /** Asks for another password, where the old one has expired. */
  onPassword: AskPassword;
}

/** Signing in to one server: the form, the second factor, or who is signed in already. */
export function SignInPage(props: SignInPageProps) {
  const { t } = useWords("signIn");
  const { data: app, error, isPending } = useApp();
  const systemOf = useSystemOf();
  const systems = useSystems();
  const server = app?.servers.find(({ id }) => id === props.server);
  const system = server && systemOf(server.system);
  const trail = [
    <LinkButton key="servers" quiet onClick={props.onServers}>
      {t("trail")}
    </LinkButton>,
    ...(server ? [<span key="server">{server.name}</span>] : []),
  ];
  const problem = error ?? systems.error;

  return (
    <Page title={t("title")} trail={trail}>
      {problem && <ErrorNote error={problem.view} />}
      {isPending && <Skeleton width={240} />}
      {app && !server && (
        <EmptyState title={t("gone.title")} action={<LinkButton onClick={props.onServers}>{t("gone.action")}</LinkButton>} />
      )}
      {server && system && <Body key={server.id} {...props} view={server} system={system} />}
    </Page>
  );
}

type BodyProps = SignInPageProps & { view: ServerView; system: NonNullable<ReturnType<ReturnType<typeof useSystemOf>>> };

function Body({ view, system, aside, codeAside, offered, onOfferTaken, onSignedIn, onKeys, onAccount, onPassword }: BodyProps) {
  const [filled, setFilled] = useState<{ way: string; login: string; secret: string; choice: number }>();
  const { session } = view;
  if (session.state === "second_factor") return <CodeStep server={view} system={system} session={session} offered={offered} onOfferTaken={onOfferTaken} aside={codeAside?.(view)} onSignedIn={onSignedIn} />;
  if (session.state === "signed_in" || session.state === "renewing")
    return (
      <div className="max-w-100 px-3 pt-2">
        <ServerHead server={view} system={system} />
        <SignedIn server={view} session={session} system={system} onKeys={onKeys} onAccount={onAccount} />
      </div>
    );
  return (
    <div className="flex items-start gap-10 px-3 pt-2">
      <section aria-labelledby="sign-in-to" className="w-85 flex-none">
        <ServerHead server={view} system={system} id="sign-in-to" />
        <SignInForm key={filled?.choice ?? 0} server={view} system={system} filled={filled} onSignedIn={onSignedIn} onKeys={onKeys} onPassword={onPassword} />
      </section>
      {aside?.(view, (way, login, secret) => setFilled((before) => ({ way, login, secret, choice: (before?.choice ?? 0) + 1 })))}
    </div>
  );
}
