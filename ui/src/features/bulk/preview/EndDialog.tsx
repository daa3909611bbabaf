import { useState } from "react";
import { Button, ButtonGroup, Chip, Dialog, FieldGroup, Segmented, TextInput, useNow } from "@/components";
import type { NewEnd } from "@/ipc";
import { absoluteTime, count, dayAhead, momentAt, spanOf, useWords } from "@/words";

/** The usual spans, in days. */
const SPANS = [7, 30, 90, 365] as const;
const USUAL = 90;
const DAY = 86_400;

export interface EndDialogProps {
  /** How many keys are chosen, where that is known. */
  size: number;
  onClose: () => void;
  onChosen: (end: NewEnd) => void;
}

/** Which end several keys shall get. The preview of the keys comes after it. */
export function EndDialog({ size, onClose, onChosen }: EndDialogProps) {
  const { t } = useWords("bulk");
  const now = useNow();
  const [by, setBy] = useState<NewEnd["by"]>("at");
  const [entry, setEntry] = useState(() => dayAhead(USUAL, now));
  const [days, setDays] = useState<number>(USUAL);
  const [tried, setTried] = useState(false);
  const at = momentAt(entry);
  const problem = by === "shift" ? undefined : at === undefined ? t("end.needed") : at.getTime() <= now ? t("end.past") : undefined;
  const span = (length: number) => (length === 365 ? t("end.year") : t("end.days", { count: length }));

  function press() {
    setTried(true);
    if (problem !== undefined) return;
    if (by === "shift") onChosen({ by, seconds: days * DAY });
    else if (at) onChosen({ by, at: at.toISOString() });
  }

  return (
    <Dialog
      open
      width={480}
      title={t("end.title", { count: size, n: count(size) })}
      onClose={onClose}
      onSubmit={press}
      footer={
        <ButtonGroup>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button kind="primary" keys={["Ctrl", "Enter"]} onClick={press}>
            {t("end.next")}
          </Button>
        </ButtonGroup>
      }
    >
      <Segmented
        wide
        label={t("end.how")}
        value={by}
        onChange={setBy}
        options={[
          { value: "at", label: t("end.at") },
          { value: "shift", label: t("end.shift") },
        ]}
      />
      {by === "at" ? (
        <FieldGroup label={t("end.newEnd")} error={tried ? problem : undefined}>
          <div className="flex flex-wrap gap-1.5">
            {SPANS.map((length) => (
              <Chip key={length} onClick={() => setEntry(dayAhead(length, now))}>
                {t("end.in", { time: span(length) })}
              </Chip>
            ))}
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)_124px] gap-2">
            <TextInput type="date" aria-label={t("end.date")} value={entry.date} onChange={(event) => setEntry({ ...entry, date: event.target.value })} />
            <TextInput type="time" aria-label={t("end.time")} value={entry.time} onChange={(event) => setEntry({ ...entry, time: event.target.value })} />
          </div>
          {at && at.getTime() > now && <p className="text-12 text-text-3">{t("end.means", { span: spanOf(at.getTime() - now), at: absoluteTime(at) })}</p>}
        </FieldGroup>
      ) : (
        <FieldGroup label={t("end.by")}>
          <div className="flex flex-wrap gap-1.5">
            {SPANS.map((length) => (
              <Chip key={length} on={days === length} onToggle={() => setDays(length)}>
                {span(length)}
              </Chip>
            ))}
          </div>
          <p className="text-12 text-text-3">{t("end.shifted")}</p>
        </FieldGroup>
      )}
    </Dialog>
  );
}
