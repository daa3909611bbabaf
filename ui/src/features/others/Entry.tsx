import type { ReactNode } from "react";
import { Button, EmptyState, LinkButton, Page } from "@/components";
import { ErrorNote } from "@/errors";
import { useApp, useSystemOf, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { offers } from "./offers";

interface EntryProps {
  server: ServerId;
  title: string;
  trail: readonly ReactNode[];
  onSignIn: (server: ServerId) => void;
  onServers: () => void;
  children: (server: ServerView, system: SystemView) => ReactNode;
}

/** Lets in where somebody is signed in to a server that offers to inspect accounts, and else says what is missing. */
export function Entry({ server: id, title, trail, onSignIn, onServers, children }: EntryProps) {
  const { t } = useWords("others");
  const { data: app, error } = useApp();
  const systemOf = useSystemOf();
  const server = app?.servers.find((each) => each.id === id);
  const system = server && systemOf(server.system);
  if (server && system && offers(system, "inspect_accounts") && (server.session.state === "signed_in" || server.session.state === "renewing")) return children(server, system);
  return (
    <Page title={title} trail={trail}>
      {error && <ErrorNote error={error.view} />}
      {app && !server && <EmptyState title={t("gone")} action={<LinkButton onClick={onServers}>{t("allServers")}</LinkButton>} />}
      {server &&
        system &&
        (offers(system, "inspect_accounts") ? (
          <EmptyState title={t("signIn.title", { name: server.name })} action={<Button onClick={() => onSignIn(server.id)}>{t("signIn.action")}</Button>}>
            {t("signIn.body")}
          </EmptyState>
        ) : (
          <EmptyState title={t("notOffered.title")}>{t("notOffered.body", { system: system.shortName })}</EmptyState>
        ))}
    </Page>
  );
}
