import { Field, Select, TextInput } from "@/components";
import type { OptionView } from "@/ipc";
import { useWords } from "@/words";

interface OptionsPartProps {
  options: readonly OptionView[];
  value: Record<string, string>;
  onChange: (value: Record<string, string>) => void;
}

/** What the vendor leaves open, each with the reason, to be set for this server. */
export function OptionsPart({ options, value, onChange }: OptionsPartProps) {
  const { t } = useWords("servers");
  return (
    <div className="flex flex-col gap-3.5 p-3.5">
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
    </div>
  );
}
