import { useState } from "react";
import { Button, EmptyState, LinkButton, Page } from "@/components";
import { ErrorNote } from "@/errors";
import { useAccount, useApp, useSystemOf, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { AccountSkeleton } from "./AccountSkeleton";
import { Profile } from "./Profile";
import { SettingsPart } from "./SettingsPart";
import { offers } from "./offers";

export interface AccountPageProps {
  server: ServerId;
  onAccounts: () => void;
  onSignIn: (server: ServerId) => void;
  onKeys: (server: ServerId) => void;
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

function OfServer({ view, system, onAccounts, onSignIn, onKeys }: OfServerProps) {
  const { t } = useWords("account");
  const { session } = view;
  const isIn = session.state === "signed_in" || session.state === "renewing";
  const offered = offers(system, "account");
  const { data: account, error, isFetching, refetch } = useAccount(view.id, false, isIn && offered !== undefined);
  const [asked, setAsked] = useState(false);

  async function readAgain() {
    setAsked(true);
    await refetch();
    setAsked(false);
  }

  const page = {
    title: t("title"),
    trail: [<AccountsLink key="accounts" onPick={onAccounts} />, <span key="server">{view.name}</span>],
  };
  const signIn = <Button onClick={() => onSignIn(view.id)}>{t("signIn.action")}</Button>;
  if (!offered)
    return (
      <Page {...page}>
        <EmptyState title={t("notOffered.title")} action={isIn ? undefined : signIn}>
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
  const refresh = (
    <Button icon="rotate" busy={asked && isFetching && t("refreshing")} onClick={() => void readAgain()}>
      {t("refresh")}
    </Button>
  );
  return (
    <Page {...page} actions={refresh} fill>
      {error && (
        <div className="px-5 pt-4">
          <ErrorNote error={error.view} action={error.code === "sign_in_needed" && signIn} />
          {account && <p className="mt-1.5 text-12 text-text-3">{t("stale")}</p>}
        </div>
      )}
      {account ? (
        <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] wide:grid-cols-[296px_minmax(0,1fr)]">
          <Profile server={view} system={system} account={account} assumed={offered.assumed} onKeys={onKeys} />
          <SettingsPart server={view} system={system} settings={account.settings} />
        </div>
      ) : (
        !error && <AccountSkeleton />
      )}
    </Page>
  );
}
