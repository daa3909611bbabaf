import { Field, FieldGroup, Segmented, TextInput } from "@/components";
import type { ServerView } from "@/ipc";
import { useWords } from "@/words";
import type { ServerEdits } from "./useEdits";

interface NamePartProps {
  server: ServerView;
  edits: ServerEdits;
  onEdit: (change: ServerEdits) => void;
  problem: string | undefined;
}

/** How a server is called here, where it is, and whether it is the real one. */
export function NamePart({ server, edits, onEdit, problem }: NamePartProps) {
  const { t } = useWords("servers");
  const mark = edits.mark ?? server.mark;
  return (
    <div className="flex flex-col gap-3.5 p-3.5">
      <Field label={t("form.name")} error={problem}>
        <TextInput value={edits.name ?? server.name} onChange={(event) => onEdit({ name: event.target.value })} maxLength={80} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={t("form.address")} help={t("one.addressHelp")}>
        <TextInput value={edits.address ?? server.address} onChange={(event) => onEdit({ address: event.target.value })} type="url" inputMode="url" autoComplete="off" spellCheck={false} autoCapitalize="off" mono />
      </Field>
      <FieldGroup label={t("form.mark")}>
        {mark === "sandbox" ? (
          <p className="text-text-2">{t("one.sandbox")}</p>
        ) : (
          <span>
            <Segmented
              label={t("form.mark")}
              value={mark}
              onChange={(next) => onEdit({ mark: next })}
              options={[
                { value: "production", label: t("mark.production") },
                { value: "test", label: t("mark.test") },
              ]}
            />
          </span>
        )}
      </FieldGroup>
    </div>
  );
}
