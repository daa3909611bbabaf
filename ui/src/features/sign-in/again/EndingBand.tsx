import { useState } from "react";
import { Button, Icon, IconButton, useNow } from "@/components";
import { useServers, type ServerId, type ServerView } from "@/ipc";
import { Trans, spanOf, useWords } from "@/words";

export interface EndingBandProps {
  /** Signs in again without leaving the page. */
  onAgain: (server: ServerId) => void;
}

/** How long before its end a session is spoken of, in milliseconds. */
const WARN = 5 * 60_000;

/** Over every page while a session that cannot be renewed is about to end. */
export function EndingBand({ onAgain }: EndingBandProps) {
  const { t } = useWords("signIn");
  const now = useNow(10_000);
  const [later, setLater] = useState<readonly string[]>([]);
  const ending = useServers()
    .flatMap((server) => endOf(server) ?? [])
    .filter(({ server, ends }) => ends > now && ends - now <= WARN && !later.includes(`${server.id} ${ends}`))
    .sort((a, b) => a.ends - b.ends);
  const [first] = ending;
  if (!first) return null;
  const { server, ends } = first;
  return (
    <section aria-label={t("again.title")} className="flex min-h-10 flex-none items-center gap-2.5 border-b border-line-2 bg-canvas py-1.5 pr-4 pl-5 shadow-[inset_3px_0_0_var(--ink)]">
      <Icon name="clock" />
      <p role="status" className="min-w-0 flex-1">
        <span className="text-text">
          <Trans t={t} i18nKey="again.band" values={{ name: server.name, time: spanOf(ends - now) }} components={{ b: <b className="font-semibold" /> }} />
        </span>{" "}
        <span className="text-text-2">
          {t("again.bandBody")} {ending.length > 1 && t("again.more", { count: ending.length - 1 })}
        </span>
      </p>
      <Button size="sm" onClick={() => onAgain(server.id)}>
        {t("again.action")}
      </Button>
      <IconButton icon="close" size="sm" label={t("again.later")} onClick={() => setLater([...later, `${server.id} ${ends}`])} />
    </section>
  );
}

/** When a session ends for good. One that is renewed by itself does not. */
function endOf(server: ServerView): { server: ServerView; ends: number } | undefined {
  const { session } = server;
  if (session.state !== "signed_in" || session.renews || session.ends === null) return undefined;
  return { server, ends: Date.parse(session.ends) };
}
