import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, EmptyState, LinkButton, Page, Switch } from "@/components";
import { ErrorNote } from "@/errors";
import { reading, useAccount, useAction, useApp, useHost, useSystemOf, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { AccountSkeleton } from "./AccountSkeleton";
import { AccountBody } from "./AccountBody";
import { offers } from "./offers";

export interface AccountPageProps {
  server: ServerId;
  onAccounts: () => void;
  onSignIn: (server: ServerId) => void;
  onKeys: (server: ServerId) => void;
  /** Shows the accounts of others. */
  onOthers: (server: ServerId) => void;
  /** Asks for another password of that account. */
  onPassword: (server: ServerId, login: string) => void;
}

/** One's own account on one server, as the server tells it. */
export function AccountPage(props: AccountPageProps) {
  const { t } = useWords("account");
  const { data: app, error } = useApp();
  const systemOf = useSystemOf();
  const server = app?.servers.find(({ id }) => id === props.server);
  const system = server && systemOf(server.system);
  if (server && system) return <OfServer key={server.id} {...props} view={server} system={system} />;
  return (
    <Page title={t("title")} trail={[<AccountsLink key="accounts" onPick={props.onAccounts} />]}>
      {error && <ErrorNote error={error.view} />}
      {app && !server && <EmptyState title={t("gone")} action={<LinkButton onClick={props.onAccounts}>{t("allAccounts")}</LinkButton>} />}
    </Page>
  );
}

function AccountsLink({ onPick }: { onPick: () => void }) {
  const { t } = useWords("account");
  return (
    <LinkButton quiet onClick={onPick}>
      {t("accounts")}
    </LinkButton>
  );
}

type OfServerProps = AccountPageProps & { view: ServerView; system: SystemView };

function OfServer({ view, system, onAccounts, onSignIn, onKeys, onOthers, onPassword }: OfServerProps) {
  const { t } = useWords("account");
  const host = useHost();
  const client = useQueryClient();
  const { session } = view;
  const isIn = session.state === "signed_in" || session.state === "renewing";
  const offered = offers(system, "account");
  const [extended, setExtended] = useState(false);
  const { data: account, error, isFetching, refetch } = useAccount(view.id, extended, isIn && offered !== undefined);
  const [asked, setAsked] = useState(false);

  async function readAgain() {
    setAsked(true);
    await refetch();
    setAsked(false);
  }

  // The longer answer is asked for at the press, so that what it rests on is asked about here and not later.
  const more = useAction(() => client.query({ queryKey: reading.account(view.id, true), queryFn: () => host.accountView(view.id, true) }));
  async function toggle(on: boolean) {
    if (!on) {
      setExtended(false);
      more.clear();
    } else if ((await more.run()).ok) setExtended(true);
  }

  const page = {
    title: t("title"),
    trail: [<AccountsLink key="accounts" onPick={onAccounts} />, <span key="server">{view.name}</span>],
  };
  const others = offers(system, "inspect_accounts") && isIn && <Button icon="search" onClick={() => onOthers(view.id)}>{t("others")}</Button>;
  const signIn = <Button onClick={() => onSignIn(view.id)}>{t("signIn.action")}</Button>;
  if (!offered)
    return (
      <Page {...page}>
        <EmptyState title={t("notOffered.title")} action={isIn ? others : signIn}>
          {isIn ? t("notOffered.body", { system: system.shortName, who: session.who }) : t("notOffered.bodyOut", { system: system.shortName })}
        </EmptyState>
      </Page>
    );
  if (!isIn)
    return (
      <Page {...page}>
        <EmptyState title={t("signIn.title", { name: view.name })} action={signIn}>
          {t("signIn.body")}
        </EmptyState>
      </Page>
    );
  const actions = (
    <>
      {others}
      {offers(system, "extended_account") && (
        <span className="flex items-center gap-2" title={t("more.why")}>
          <Switch label={t("more.label")} checked={extended} onChange={(on) => void toggle(on)} />
          <span aria-hidden>{t("more.label")}</span>
        </span>
      )}
      <Button icon="rotate" busy={((asked && isFetching) || more.busy) && t("refreshing")} onClick={() => void readAgain()}>
        {t("refresh")}
      </Button>
    </>
  );
  const problem = more.error ?? error?.view;
  return (
    <Page {...page} actions={actions} fill>
      {problem && (
        <div className="px-5 py-3">
          <ErrorNote error={problem} on={{ retry: () => void readAgain() }} action={problem.code === "sign_in_needed" ? signIn : undefined} />
          {account && <p className="mt-1.5 text-12 text-text-3">{t("stale")}</p>}
        </div>
      )}
      {account ? (
        <AccountBody server={view} system={system} account={account} onKeys={onKeys} onPassword={onPassword} onSignIn={onSignIn} onReadAgain={() => void readAgain()} />
      ) : (
        !error && <AccountSkeleton />
      )}
    </Page>
  );
}
