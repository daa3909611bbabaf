import { useState, type ReactNode } from "react";
import { AssumedMark, Button, Countdown, Note } from "@/components";
import { useAskAssumed, type ErrorView } from "@/ipc";
import { Trans, useWords } from "@/words";
import { ERRORS, type ErrorAction } from "./table";
import { useErrorWords } from "./useErrorWords";

export interface ErrorNoteProps {
  error: ErrorView;
  /** What this view can do about errors; the one that helps against this error is offered. */
  on?: Partial<Record<ErrorAction, () => void>>;
  /** A button of this view's own, instead. */
  action?: ReactNode;
  /** What is shown meanwhile, in place of the general words: "The list of 10:05 stays." */
  stays?: string | undefined;
  /** The name to call the server by, where it is not in the list yet. */
  serverName?: string;
}

/** An error in words: what happened, why, what still works, what to do, and how long to wait. */
export function ErrorNote(props: ErrorNoteProps) {
  // A new error is another wait: it starts anew.
  const [{ error, place }, setShown] = useState({ error: props.error, place: 0 });
  if (error !== props.error) setShown({ error: props.error, place: place + 1 });
  return <Shown key={place} {...props} />;
}

function Shown({ error, on = {}, action, stays, serverName }: ErrorNoteProps) {
  const { t } = useWords("errors");
  const [until] = useState(() => (error.retryAfter === null ? undefined : Date.now() + error.retryAfter * 1000));
  const [waiting, setWaiting] = useState(until !== undefined);
  const { title, body } = useErrorWords()(error, serverName);
  const { action: helps, keeps } = ERRORS[error.code];
  const ask = useAskAssumed();
  // What was read before is read again by itself once the facts are accepted.
  const accept = () => void ask(error).then((accepted) => accepted && on.retry?.());
  const act = helps === null ? undefined : helps === "accept" ? accept : on[helps];
  return (
    <Note
      tone="ink"
      alert
      title={title}
      action={
        action ??
        (helps !== null && act && (
          <Button size="sm" {...((helps === "retry" || helps === "refresh") && { icon: "rotate" })} onClick={act} offBecause={waiting && helps === "retry" ? t("notBefore") : undefined}>
            {t(helps)}
          </Button>
        ))
      }
    >
      {body} {stays ?? (keeps && t("still"))}
      {until !== undefined && (
        <span className="flex items-center gap-2 pt-1">
          {waiting ? (
            <Countdown until={until} label={t("waitLabel")} onEnd={() => setWaiting(false)}>
              {(time) => <Trans t={t} i18nKey="wait" values={{ time }} components={{ b: <b /> }} />}
            </Countdown>
          ) : (
            t("waitOver")
          )}
          {error.retryAssumed && <AssumedMark />}
        </span>
      )}
    </Note>
  );
}
