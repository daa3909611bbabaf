import { useState } from "react";
import { Button, Icon, Panel, Skeleton, Time, useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { useBlocks, type BlockedAddress, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { count, spanOf, useWords } from "@/words";
import { offers } from "../offers";
import { UnblockDialog } from "./UnblockDialog";

interface BlocksProps {
  server: ServerView;
  system: SystemView;
  id: string;
  name: string;
  onSignIn: (server: ServerId) => void;
}

/** The network addresses that the server keeps out for this account, and lifting a block, which asks first. */
export function Blocks({ server, system, id, name, onSignIn }: BlocksProps) {
  const { t } = useWords("others");
  const { data, error, refetch } = useBlocks(server.id, id);
  const [lifting, setLifting] = useState<BlockedAddress>();
  const canLift = offers(system, "unblock") !== undefined;
  return (
    <Panel className="flex-none" title={t("blocks.title")} count={data && data.length > 0 ? count(data.length) : undefined} aside={<span className="pr-1.5 text-12 text-text-3">{t(canLift ? "blocks.asks" : "blocks.notOffered", { system: system.shortName })}</span>}>
      {error && (
        <div className="p-3">
          <ErrorNote error={error.view} on={{ retry: () => void refetch(), signIn: () => onSignIn(server.id) }} />
        </div>
      )}
      {!data && !error && (
        <p className="px-3.5 py-2.5">
          <Skeleton width={240} />
        </p>
      )}
      {data?.length === 0 && <p className="px-3.5 py-2.5 text-text-3">{t("blocks.none")}</p>}
      <ul className="divide-y divide-line">
        {data?.map((block) => (
          <li key={block.id} className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 py-1 pr-2.5 pl-3.5">
            <span className="font-mono text-12 select-text">{block.address}</span>
            <span className="min-w-0 flex-1 basis-32 truncate text-text-2" title={block.reason ?? undefined}>
              {block.reason ?? <span className="text-text-3">{t("notReported")}</span>}
            </span>
            {block.since !== null && (
              <span className="text-text-2">
                <Time at={block.since} />
              </span>
            )}
            <span className="flex items-center gap-1.5 text-text-2">
              <Icon name="clock" size={14} />
              <Ends until={block.until} />
            </span>
            {canLift && (
              <Button size="sm" onClick={() => setLifting(block)} aria-label={t("blocks.unblockOf", { address: block.address })}>
                {t("blocks.unblock")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lifting && <UnblockDialog server={server.id} account={id} name={name} block={lifting} onClose={() => setLifting(undefined)} />}
    </Panel>
  );
}

function Ends({ until }: { until: string | null }) {
  const { t } = useWords("others");
  const now = useNow(10_000);
  if (until === null) return <span className="text-text-3">{t("blocks.endUnknown")}</span>;
  const left = Date.parse(until) - now;
  return left > 0 ? t("blocks.ends", { time: spanOf(left) }) : t("blocks.over");
}
