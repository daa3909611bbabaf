import { LinkButton } from "@/components";
import { useServer, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { Entry } from "../Entry";
import { AccountTable } from "./AccountTable";

export interface OtherAccountsPageProps {
  server: ServerId;
  onOpen: (account: string) => void;
  onSignIn: (server: ServerId) => void;
  onServers: () => void;
}

/** The accounts of others on a server that lets them be inspected. */
export function OtherAccountsPage({ server, onOpen, onSignIn, onServers }: OtherAccountsPageProps) {
  const { t } = useWords("others");
  const { server: view } = useServer(server);
  const trail = [
    <LinkButton key="servers" quiet onClick={onServers}>
      {t("servers")}
    </LinkButton>,
    ...(view ? [<span key="server">{view.name}</span>] : []),
  ];
  return (
    <Entry server={server} title={t("list.title")} trail={trail} onSignIn={onSignIn} onServers={onServers}>
      {(found, system) => <AccountTable key={found.id} server={found} system={system} trail={trail} onOpen={onOpen} onSignIn={onSignIn} />}
    </Entry>
  );
}
