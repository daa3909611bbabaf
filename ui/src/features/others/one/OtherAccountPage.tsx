import { LinkButton } from "@/components";
import { useServer, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { Entry } from "../Entry";
import { OtherAccount } from "./OtherAccount";

export interface OtherAccountPageProps {
  server: ServerId;
  /** As the server names it. */
  account: string;
  onList: () => void;
  onSignIn: (server: ServerId) => void;
  onServers: () => void;
}

/** One account of somebody else: who it is, and what keeps it from signing in. */
export function OtherAccountPage({ server, account, onList, onSignIn, onServers }: OtherAccountPageProps) {
  const { t } = useWords("others");
  const { server: view } = useServer(server);
  const trail = [
    <LinkButton key="servers" quiet onClick={onServers}>
      {t("servers")}
    </LinkButton>,
    <LinkButton key="list" quiet onClick={onList}>
      {view?.name ?? t("list.title")}
    </LinkButton>,
  ];
  return (
    <Entry server={server} title={t("one.title", { id: account })} trail={trail} onSignIn={onSignIn} onServers={onServers}>
      {(found, system) => <OtherAccount key={account} server={found} system={system} id={account} trail={trail} onSignIn={onSignIn} />}
    </Entry>
  );
}
