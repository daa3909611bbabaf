import { Because, Countdown, Icon, Kbd } from "@/components";
import type { ServerView } from "@/ipc";
import { spanOf, useWords } from "@/words";
import type { Waiting } from "./channel";

/** Seconds by which two clocks may differ before it is worth saying: codes are made for half a minute. */
const APART = 30;

/** That a code can be pasted, how long it works, and that the server's clock is another one. */
export function CodeClock({ session, server }: { session: Waiting; server: ServerView }) {
  const { t } = useWords("signIn");
  const apart = server.clockApart ?? 0;
  const ends = session.ends === null ? undefined : Date.parse(session.ends);
  return (
    <div className="mt-2.5 flex flex-col gap-2 text-12 text-text-2">
      <div className="flex items-center gap-2">
        <Icon name="copy" size={14} />
        <span className="flex items-center gap-1.5">
          {t("code.paste")} <Kbd keys={["Ctrl", "V"]} />
        </span>
      </div>
      {ends !== undefined && (
        <Countdown until={ends} of={Math.max(1000, ends - Date.parse(session.since))} label={t("code.expires")} className="relative block">
          {(clock) => (
            <span className="absolute right-0 -top-6 flex items-center gap-1.5">
              <Icon name="clock" size={14} />
              {t("code.expires")} <b className="min-w-7 text-right font-medium text-text">{clock}</b>
            </span>
          )}
        </Countdown>
      )}
      {Math.abs(apart) > APART && <Because icon="clock">{t(apart > 0 ? "code.clockAhead" : "code.clockBehind", { time: spanOf(apart * 1000) })}</Because>}
    </div>
  );
}
