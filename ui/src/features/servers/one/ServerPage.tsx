import { EmptyState, LinkButton, Page, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { useServerDetails, useSystemOf, type ServerId } from "@/ipc";
import { useWords } from "@/words";
import { ServerForm } from "./ServerForm";

export interface ServerPageProps {
  server: ServerId;
  onServers: () => void;
}

/** How one server is called, trusted and spoken to, and what of that is assumed. */
export function ServerPage({ server, onServers }: ServerPageProps) {
  const { t } = useWords("servers");
  const { data: details, error, refetch } = useServerDetails(server);
  const system = useSystemOf()(details?.server.system ?? "");
  const trail = [
    <LinkButton key="servers" quiet onClick={onServers}>
      {t("title")}
    </LinkButton>,
    ...(details ? [<span key="server">{details.server.name}</span>] : []),
  ];
  if (details && system) return <ServerForm key={server} details={details} system={system} trail={trail} />;
  return (
    <Page title={t("one.title")} trail={trail}>
      {error?.code === "no_such_server" ? (
        <EmptyState title={t("one.gone")} action={<LinkButton onClick={onServers}>{t("one.all")}</LinkButton>} />
      ) : error ? (
        <ErrorNote error={error.view} on={{ retry: () => void refetch() }} />
      ) : (
        <div aria-busy className="flex flex-col gap-3.5">
          <Skeleton width={240} />
          <Skeleton width={320} />
        </div>
      )}
    </Page>
  );
}
