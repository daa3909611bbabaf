import { Checkbox, Field, FieldGroup, Note, RadioList, TextArea } from "@/components";
import { useLatest } from "@/keyboard";
import { useWords } from "@/words";
import { ClientCertificate } from "./ClientCertificate";
import type { TrustField, TrustForm, TrustKind } from "./trust";

interface TrustFieldsProps {
  value: TrustForm;
  onChange: (value: TrustForm) => void;
  problem: { field: TrustField; words: string } | undefined;
}

const KINDS: readonly TrustKind[] = ["system", "authority", "pin"];

/** By what a server is known for the right one, each a deliberate choice. */
export function TrustFields({ value, onChange, problem }: TrustFieldsProps) {
  const { t } = useWords("servers");
  const latest = useLatest(value);
  // A file is read for a moment, and other entries may have changed meanwhile.
  const set = (change: Partial<TrustForm>) => onChange({ ...latest.current, ...change });
  const errorOf = (field: TrustField) => (problem?.field === field ? problem.words : undefined);
  return (
    <div className="flex flex-col gap-3.5">
      <FieldGroup label={t("trust.by")}>
        <RadioList label={t("trust.by")} value={value.kind} onChange={(kind) => set({ kind })} options={KINDS.map((kind) => ({ value: kind, label: t(`trust.kind.${kind}`), detail: t(`trust.kindWhy.${kind}`) }))} />
      </FieldGroup>
      {value.kind === "authority" && (
        <Field label={t("trust.authority")} help={t("trust.authorityHelp")} error={errorOf("authority")}>
          <TextArea value={value.authority} onChange={(event) => set({ authority: event.target.value })} rows={4} spellCheck={false} className="font-mono text-12" />
        </Field>
      )}
      {value.kind === "pin" && (
        <Field label={t("trust.pin")} help={t("trust.pinHelp")} error={errorOf("pin")}>
          <TextArea value={value.pin} onChange={(event) => set({ pin: event.target.value })} rows={2} spellCheck={false} className="font-mono text-12" />
        </Field>
      )}
      <Checkbox checked={value.plainHttp} onChange={(plainHttp) => set({ plainHttp })} detail={t("trust.plainHttpWhy")}>
        {t("trust.plainHttp")}
      </Checkbox>
      {value.plainHttp && (
        <Note tone="ink" title={t("trust.plainHttpTitle")}>
          {t("trust.plainHttpWarning")}
        </Note>
      )}
      <ClientCertificate certificate={value.certificate} passphrase={value.passphrase} onChange={set} />
    </div>
  );
}
