import { Facts, Time } from "@/components";
import { useServer, type KeyRowView } from "@/ipc";
import { useWords } from "@/words";

/** The facts of a key, those a person may write down in full. */
export function KeyFacts({ of: key }: { of: KeyRowView }) {
  const { t } = useWords("keys");
  const { server, system } = useServer(key.server);
  const traits = system?.keys;
  const place = { here: t("detail.secretHere"), server: t("detail.secretServer"), nowhere: undefined };
  const isGoneWith = key.goneSince !== null && key.secret === "server";
  return (
    <Facts
      facts={[
        { label: t("detail.key"), ...(key.hint !== null && { value: <span className="font-mono text-12 select-text">{key.hint}</span> }), ...(traits?.secret === "once" && { instead: t("notSaved") }) },
        { label: t("detail.id"), value: <span className="select-text">{key.id}</span> },
        { label: t("detail.owner"), ...(key.owner !== null && { value: <span className="select-text">{key.owner}</span> }) },
        { label: t("detail.created"), ...(key.created !== null && { value: <Time at={key.created} show="absolute" /> }) },
        { label: t("detail.expires"), ...(key.expires !== null ? { value: <Time at={key.expires} show="absolute" /> } : key.status === "never" && { value: t("detail.never") }) },
        ...(traits?.expiry === "none" ? [{ label: t("detail.reminder"), instead: t("detail.noReminder"), ...(key.reminder !== null && { value: <Reminder at={key.reminder} /> }) }] : []),
        ...(traits?.lastUsed ? [{ label: t("detail.lastUsed"), ...(key.lastUsed !== null && { value: <Time at={key.lastUsed} show="absolute" /> }) }] : []),
        {
          label: t("detail.permissions"),
          ...(key.permissions === null ? { instead: t("notOffered") } : key.permissions.length === 0 ? { instead: t("nothing") } : { value: key.permissions.join(", ") }),
        },
        { label: t("detail.secret"), instead: t(isGoneWith ? "gone.secret" : "detail.secretNowhere"), ...(place[key.secret] !== undefined && !isGoneWith && { value: place[key.secret] }) },
        ...(traits?.about ? [{ label: t("detail.about"), instead: t("detail.noAbout"), ...(key.about && { value: <span className="select-text">{key.about}</span> }) }] : []),
        ...(server?.asOf ? [{ label: t("detail.asOf"), value: <Time at={server.asOf} show="absolute" /> }] : []),
      ]}
    />
  );
}

/** A date that the server knows nothing of. */
function Reminder({ at }: { at: string }) {
  const { t } = useWords("keys");
  return (
    <>
      <Time at={at} show="absolute" /> <span className="text-text-3">{t("detail.keptHere")}</span>
    </>
  );
}
