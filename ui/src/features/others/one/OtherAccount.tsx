import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button, Page, Skeleton } from "@/components";
import { ErrorNote } from "@/errors";
import { reading, useOtherAccount, type ServerId, type ServerView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { offers } from "../offers";
import { Blocks } from "./Blocks";
import { Person } from "./Person";
import { SignIns } from "./SignIns";

interface OtherAccountProps {
  server: ServerView;
  system: SystemView;
  id: string;
  trail: readonly ReactNode[];
  onSignIn: (server: ServerId) => void;
}

/** Who it is on the left; on the right what the server tells of its sign-ins. Each part can fail by itself. */
export function OtherAccount({ server, system, id, trail, onSignIn }: OtherAccountProps) {
  const { t } = useWords("others");
  const client = useQueryClient();
  const { data: account, error, refetch } = useOtherAccount(server.id, id);
  const all = reading.one(server.id, id);
  const reads = useIsFetching({ queryKey: all }) > 0;
  const name = account?.name ?? account?.email ?? id;
  return (
    <Page
      title={t("one.title", { id })}
      trail={trail}
      fill
      actions={
        <Button icon="rotate" busy={reads && t("one.reading")} onClick={() => void client.invalidateQueries({ queryKey: all })}>
          {t("one.again")}
        </Button>
      }
    >
      <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] wide:grid-cols-[296px_minmax(0,1fr)]">
        <aside aria-label={name} className="overflow-y-auto border-r border-line py-4 pr-4 pl-5">
          {account ? (
            <Person server={server} system={system} account={account} />
          ) : error ? (
            <ErrorNote error={error.view} on={{ retry: () => void refetch(), signIn: () => onSignIn(server.id) }} />
          ) : (
            <div aria-busy className="flex flex-col gap-3.5">
              {[180, 120, 160, 140].map((width) => (
                <Skeleton key={width} width={width} />
              ))}
            </div>
          )}
        </aside>
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto py-4 pr-4 pl-5">
          {offers(system, "inspect_blocks") && <Blocks server={server} system={system} id={id} name={name} onSignIn={onSignIn} />}
          {offers(system, "inspect_sign_ins") && <SignIns server={server} system={system} id={id} onSignIn={onSignIn} />}
          {!offers(system, "inspect_blocks") && !offers(system, "inspect_sign_ins") && <p className="text-text-3">{t("one.nothingMore", { system: system.shortName })}</p>}
        </div>
      </div>
    </Page>
  );
}
