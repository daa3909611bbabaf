import { Field, Select, TextInput } from "@/components";
import type { OptionView } from "@/ipc";
import { useWords } from "@/words";
import { Disclosure } from "./Disclosure";

interface OptionFieldsProps {
  options: readonly OptionView[];
  value: Record<string, string>;
  onChange: (value: Record<string, string>) => void;
}

/** What the vendor leaves open, each with the reason, to be corrected for this server. */
export function OptionFields({ options, value, onChange }: OptionFieldsProps) {
  const { t } = useWords("servers");
  return (
    <Disclosure title={t("form.options", { count: options.length })} icon="info">
      <p className="text-12 text-text-3">{t("form.optionsHelp")}</p>
      {options.map((option) => {
        const current = value[option.name] ?? option.default;
        const set = (next: string) => onChange({ ...value, [option.name]: next });
        return (
          <Field key={option.name} label={option.label} help={option.why}>
            {option.choices.length > 0 ? (
              <Select
                label={option.label}
                options={option.choices.map((choice, place) => ({ value: String(place), label: choice.trim() === "" ? t("form.optionEmpty") : choice }))}
                value={String(Math.max(0, option.choices.indexOf(current)))}
                onChange={(place) => set(option.choices[Number(place)] ?? option.default)}
              />
            ) : (
              <TextInput value={current} onChange={(event) => set(event.target.value)} mono spellCheck={false} maxLength={300} />
            )}
          </Field>
        );
      })}
    </Disclosure>
  );
}
