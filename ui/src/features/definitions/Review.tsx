import { AssumedFact } from "@/assumed";
import { AssumedMark, Facts, Monogram, Note } from "@/components";
import { ErrorNote } from "@/errors";
import type { DefinitionDetailsView, ErrorView, KeyTraitsView, Power, Provenance } from "@/ipc";
import { useWords } from "@/words";

interface ReviewProps {
  details: DefinitionDetailsView;
  /** new: nothing of that name is there. replaces: one of the user's own is. taken: one that comes with Chatelaine is. */
  standing: "new" | "replaces" | "taken";
  error: ErrorView | undefined;
}

/** In the order in which one meets them. A power of somebody else's accounts comes after one's own. */
const POWERS: readonly Power[] = [
  "renew", "sign_out", "account", "extended_account", "change_account", "change_password", "settings", "change_settings",
  "list_keys", "create_key", "change_expiry", "revoke_key", "restore_key",
  "inspect_accounts", "inspect_second_factors", "inspect_sign_ins", "inspect_blocks", "unblock",
];

/** What a definition says of its system, before anything is added: what it can do, and what of that is only assumed. */
export function Review({ details: { system, assumed }, standing, error }: ReviewProps) {
  const { t } = useWords("definitions");
  const of = (power: Power) => system.capabilities.find((each) => each.power === power);
  const missing = POWERS.filter((power) => !of(power)).map((power) => t(`power.${power}`));
  return (
    <div className="flex flex-col gap-4">
      {standing === "taken" && (
        <Note tone="ink" alert title={t("taken", { name: system.name })}>
          {t("takenHelp")}
        </Note>
      )}
      {standing === "replaces" && <Note>{t("replaces")}</Note>}
      <p className="flex items-center gap-2">
        <Monogram letters={system.monogram} series={system.series} />
        <span className="font-medium">{system.shortName}</span>
        <span className="min-w-0 truncate text-text-3">{system.about}</span>
      </p>
      <Facts
        labelWidth={132}
        facts={[
          { label: t("id"), value: <span className="font-mono text-12 select-text">{system.id}</span> },
          { label: t("docs"), value: <span className="wrap-anywhere select-text">{system.docs}</span> },
          { label: t("address"), value: <span className="wrap-anywhere select-text">{system.urlHint}</span> },
          { label: t("ways"), value: <Marked each={system.ways.map(({ id, label, provenance }) => ({ id, label, provenance }))} /> },
        ]}
      />
      <section className="flex flex-col gap-1.5">
        <h3 className="font-semibold">{t("can")}</h3>
        <Marked each={POWERS.flatMap((power) => { const found = of(power); return found ? [{ id: power, label: t(`power.${power}`), provenance: found.provenance }] : []; })} />
        {missing.length > 0 && <p className="text-12 text-text-3">{t("cannot", { powers: missing.join(", ") })}</p>}
      </section>
      {system.keys && <Keys of={system.keys} />}
      <section className="flex flex-col gap-1.5">
        <h3 className="font-semibold">{t("assumed", { count: assumed.length })}</h3>
        {assumed.length === 0 ? (
          <p className="text-12 text-text-3">{t("assumedNone")}</p>
        ) : (
          <>
            <p className="text-12 text-text-3">{t("assumedHelp")}</p>
            <ul className="divide-y divide-line rounded-8 border border-line">
              {assumed.map(({ table, why, asks }) => (
                <li key={table} className="px-3.5 py-2.5">
                  <AssumedFact table={table} why={why} aside={<span className="text-12 text-text-3">{t(asks ? "asks" : "askless")}</span>} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {error && <ErrorNote error={error} />}
    </div>
  );
}

/** What its keys are like, as far as it is told of all of them. */
function Keys({ of: keys }: { of: KeyTraitsView }) {
  const { t } = useWords("definitions");
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{t("keys")}</h3>
      <Facts
        labelWidth={132}
        facts={[
          { label: t("expiry"), value: t(`expiries.${keys.expiry}`) },
          { label: t("secret"), value: t(`secrets.${keys.secret}`) },
          { label: t("revoking"), value: t(`revokes.${keys.revoke}`) },
          { label: t("lastUse"), ...(keys.lastUsed && { value: t("lastUseTold") }) },
          { label: t("permissions"), instead: t("none"), ...(keys.permissions.length > 0 && { value: keys.permissions.map(({ name }) => name).join(", ") }) },
        ]}
      />
    </section>
  );
}

/** Things with a mark on those that are only assumed. */
function Marked({ each }: { each: readonly { id: string; label: string; provenance: Provenance }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {each.map(({ id, label, provenance }) => (
        <li key={id} className="flex items-center gap-1.5">
          {label}
          {provenance.source === "assumed" && <AssumedMark why={provenance.why} />}
        </li>
      ))}
    </ul>
  );
}
