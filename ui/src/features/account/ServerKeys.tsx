import { useQuery } from "@tanstack/react-query";
import { LinkButton, Skeleton, StateWord, useNow } from "@/components";
import { reading, useHost, type IpcError, type KeyPageView, type KeyRowView, type ServerId, type ServerView } from "@/ipc";
import { count, relativeTime, useWords } from "@/words";
import { Part } from "./Profile";

/** How many are shown here; the rest is in Keys. */
const SHOWN = 5;

/** The keys of the server, whoever owns them: the list cannot be asked by owner. Those that end first come first. */
export function ServerKeys({ server, onKeys }: { server: ServerView; onKeys: (server: ServerId) => void }) {
  const { t } = useWords("account");
  const host = useHost();
  const { data, error } = useQuery<KeyPageView, IpcError>({
    queryKey: [...reading.keys, "of-account", server.id],
    queryFn: () =>
      host.keyPage({ search: null, statuses: ["active", "expiring", "never"], servers: [server.id], gone: false, sort: "expires", descending: false, grouped: false, offset: 0, limit: SHOWN }),
  });
  return (
    <Part
      title={
        <>
          {t("keys.title")} {data && <span className="font-normal text-text-3">{count(data.total)}</span>}
        </>
      }
      aside={<LinkButton onClick={() => onKeys(server.id)}>{t("keys.show")}</LinkButton>}
    >
      {error && <p className="text-text-3">{t("keys.unread")}</p>}
      {!data && !error && <Skeleton width={160} />}
      {data?.total === 0 && <p className="text-text-3">{t("keys.none")}</p>}
      <ul className="flex flex-col gap-1.5">
        {data?.rows.map((key) => (
          <li key={key.id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate" title={key.name}>
              {key.name}
            </span>
            <Life of={key} />
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length && <p className="mt-1.5 text-12 text-text-3">{t("keys.more", { count: data.total - data.rows.length })}</p>}
    </Part>
  );
}

function Life({ of: key }: { of: KeyRowView }) {
  const now = useNow();
  return <StateWord state={key.status}>{key.expires === null ? undefined : relativeTime(key.expires, now)}</StateWord>;
}
