import { AssumedFact } from "@/assumed";
import { AssumedMark, Button, Field, Icon, LinkButton, StateWord, TextInput, Time } from "@/components";
import { ErrorNote } from "@/errors";
import { useAction, useHost, type AssumedView, type ServerDetailsView, type SystemView } from "@/ipc";
import { useWords } from "@/words";
import { Disclosure } from "../Disclosure";
import type { ServerEdits } from "./useEdits";

interface AssumedPartProps {
  details: ServerDetailsView;
  system: SystemView;
  edits: ServerEdits;
  onEdit: (change: ServerEdits) => void;
}

/** Everything that is assumed of such servers: why, whether it was accepted here, and how to correct it. */
export function AssumedPart({ details, system, edits, onEdit }: AssumedPartProps) {
  const { t } = useWords("servers");
  if (details.assumed.length === 0) return <p className="p-3.5 text-text-3">{t("one.assumedNone", { system: system.shortName })}</p>;
  return (
    <>
      <p className="px-3.5 pt-3 text-12 text-text-3">{t("one.assumedHelp", { system: system.shortName })}</p>
      <ul className="divide-y divide-line">
        {details.assumed.map((fact) => (
          <li key={fact.table} className="flex flex-col gap-2 px-3.5 py-3">
            <AssumedFact table={fact.table} why={fact.why} aside={<Standing server={details.server.id} fact={fact} />} />
            {fact.places.length > 0 && <Places fact={fact} values={edits.places ?? {}} onChange={(places) => onEdit({ places: { ...edits.places, ...places } })} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Standing({ server, fact }: { server: string; fact: AssumedView }) {
  const { t } = useWords("servers");
  const host = useHost();
  const accept = useAction(() => host.assumedAccept(server, [fact.table]));
  if (fact.accepted !== null)
    return (
      <span className="flex items-center gap-1.5 text-12 text-text-2">
        <StateWord state="active">
          {t("one.accepted")} <Time at={fact.accepted} show="day" />
        </StateWord>
      </span>
    );
  if (!fact.asks)
    return (
      <span className="text-12 text-text-3">
        {t("one.askless")} <AssumedMark why={fact.why} />
      </span>
    );
  return (
    <span className="flex flex-col items-end gap-1.5">
      <span className="flex items-center gap-2 text-12 text-text-2">
        <Icon name="clock" size={14} />
        {t("one.willAsk")}
        <Button size="sm" busy={accept.busy && t("one.accepting")} onClick={() => void accept.run()}>
          {t("one.accept")}
        </Button>
      </span>
      {accept.error && <ErrorNote error={accept.error} />}
    </span>
  );
}

interface PlacesProps {
  fact: AssumedView;
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
}

/** The places of one fact. A value that is the definition's own is no correction. */
function Places({ fact, values, onChange }: PlacesProps) {
  const { t } = useWords("servers");
  const corrected = fact.places.filter((each) => (values[each.place] ?? each.value) !== each.default).length;
  return (
    <Disclosure title={corrected > 0 ? t("one.corrected", { count: corrected }) : t("one.correct", { count: fact.places.length })} icon="pen">
      {fact.places.map(({ place, value, default: usual }) => {
        const current = values[place] ?? value;
        return (
          <Field
            key={place}
            label={<span className="font-mono">{place}</span>}
            help={current === usual ? undefined : t("one.usual", { value: usual })}
            aside={current !== usual && <LinkButton onClick={() => onChange({ [place]: usual })}>{t("one.reset")}</LinkButton>}
          >
            <TextInput value={current} onChange={(event) => onChange({ [place]: event.target.value })} mono spellCheck={false} autoCapitalize="off" maxLength={1000} />
          </Field>
        );
      })}
    </Disclosure>
  );
}
