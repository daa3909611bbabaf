import { useRef, useState } from "react";
import { Button, Checkbox, Chip, FieldGroup, TextInput, useNow } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type KeyRowView, type ServerId } from "@/ipc";
import { absoluteTime, dayAhead, entryOf, momentAt, spanOf, useWords } from "@/words";

export interface EndFormProps {
  of: KeyRowView;
  /** The end on the server, or a date kept here. */
  what: "expiry" | "reminder";
  /** Whether there may be none. */
  never: boolean;
  onClose: () => void;
  onSignIn: (server: ServerId) => void;
}

/** The usual spans, in days. */
const SPANS = [7, 30, 90, 365] as const;
const USUAL = 90;

/** Another end of a key, or the day to be reminded of it. Nothing is changed in the list before the server agrees. */
export function EndForm({ of: key, what, never, onClose, onSignIn }: EndFormProps) {
  const { t } = useWords("keys");
  const host = useHost();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const set = what === "expiry" ? key.expires : key.reminder;
  const [entry, setEntry] = useState(() => (set !== null && Date.parse(set) > now ? entryOf(new Date(set)) : dayAhead(USUAL, now)));
  const [endless, setEndless] = useState(never && what === "expiry" && set === null);
  const [tried, setTried] = useState(false);
  const save = useAction((at: string | null) => (what === "expiry" ? host.keyChangeExpiry(key.server, key.id, at) : host.keyRemind(key.server, key.id, at)));
  const at = momentAt(entry);
  const problem = endless ? undefined : at === undefined ? t("end.needed") : at.getTime() <= now ? t("end.past") : undefined;

  async function send(to: string | null) {
    const outcome = await save.run(to);
    if (outcome.ok) onClose();
  }
  function press() {
    setTried(true);
    if (problem !== undefined) {
      field.current?.focus();
      return;
    }
    void send(endless ? null : (at?.toISOString() ?? null));
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <FieldGroup label={t(`end.${what}`)} error={tried ? problem : undefined}>
        {!endless && (
          <>
            <div className="flex flex-wrap gap-1.5">
              {SPANS.map((days) => (
                <Chip key={days} onClick={() => setEntry(dayAhead(days, now))}>
                  {t("end.in", { time: days === 365 ? t("end.year") : t("end.days", { count: days }) })}
                </Chip>
              ))}
            </div>
            <div className="grid grid-cols-[minmax(0,1fr)_124px] gap-2">
              <TextInput ref={field} type="date" aria-label={t("end.date")} value={entry.date} onChange={(event) => setEntry({ ...entry, date: event.target.value })} />
              <TextInput type="time" aria-label={t("end.time")} value={entry.time} onChange={(event) => setEntry({ ...entry, time: event.target.value })} />
            </div>
            {at && at.getTime() > now && <p className="text-12 text-text-3">{t("end.means", { span: spanOf(at.getTime() - now), at: absoluteTime(at) })}</p>}
          </>
        )}
        {never && what === "expiry" && (
          <Checkbox checked={endless} onChange={setEndless}>
            {t("end.never")}
          </Checkbox>
        )}
        {what === "reminder" && <p className="text-12 text-text-3">{t("end.kept")}</p>}
      </FieldGroup>
      {save.error && <ErrorNote error={save.error} on={{ retry: press, signIn: () => onSignIn(key.server), look: () => void host.keyRefresh(key.server).catch(() => {}), refresh: () => void host.keyRefresh(key.server).catch(() => {}) }} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" type="submit" busy={save.busy && t("end.saving")}>
          {t(`end.save.${what}`)}
        </Button>
        <Button onClick={onClose}>{t("end.cancel")}</Button>
        {what === "reminder" && set !== null && (
          <Button kind="ghost" onClick={() => void send(null)}>
            {t("end.forget")}
          </Button>
        )}
      </div>
    </form>
  );
}
