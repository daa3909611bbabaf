import { useState } from "react";
import { Button, Field, Select, TextInput } from "@/components";
import { languageName, languageTag, useWords } from "@/words";

interface AnswerLanguageProps {
  /** The language that was chosen, BCP 47; null for English. */
  value: string | null;
  onChange: (language: string | null) => void;
}

const USUAL = "en";
const OTHER = "other";
/** Those that software is translated to most. Any other can be given by its tag. */
const COMMON = ["ar", "cs", "da", "de", "el", USUAL, "es", "fi", "fr", "he", "hu", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk", "zh"];

/** The language that servers are asked to answer in, where they speak several. */
export function AnswerLanguage({ value, onChange }: AnswerLanguageProps) {
  const { t } = useWords("settings");
  const [other, setOther] = useState<string>();
  const [tried, setTried] = useState(false);
  const now = value ?? USUAL;
  const tags = COMMON.includes(now) ? COMMON : [...COMMON, now];
  const options = tags.map((tag) => ({ value: tag, label: languageName(tag) })).sort((a, b) => a.label.localeCompare(b.label));
  const tag = languageTag(other ?? "");

  function use() {
    setTried(true);
    if (tag === undefined) return;
    onChange(tag === USUAL ? null : tag);
    setOther(undefined);
  }

  return (
    <div className="flex flex-col items-end gap-2">
      <Select
        label={t("answers.label")}
        className="w-56"
        value={other === undefined ? now : OTHER}
        options={[...options, { value: OTHER, label: t("answers.other") }]}
        onChange={(next) => {
          setTried(false);
          setOther(next === OTHER ? "" : undefined);
          if (next !== OTHER) onChange(next === USUAL ? null : next);
        }}
      />
      {other !== undefined && (
        <form
          noValidate
          className="flex w-56 items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            use();
          }}
        >
          <Field label={t("answers.tag")} help={t("answers.tagHelp")} error={tried && tag === undefined ? t("answers.tagBad") : undefined} className="flex-1">
            {/* It was asked for just now. */}
            <TextInput autoFocus value={other} maxLength={35} spellCheck={false} autoCapitalize="off" autoComplete="off" onChange={(event) => setOther(event.target.value)} />
          </Field>
          <Button type="submit" size="field" className="mt-5.5">
            {t("answers.use")}
          </Button>
        </form>
      )}
    </div>
  );
}
