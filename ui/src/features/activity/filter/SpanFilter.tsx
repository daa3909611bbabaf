import { Field, RadioList, TextInput } from "@/components";
import { FilterChip } from "./FilterChip";
import { LENGTHS, narrows, type Span } from "./span";
import { useSpanWords } from "./useSpanWords";
import { useWords } from "@/words";

/** The time of the log that is shown. */
export function SpanFilter({ value, onChange }: { value: Span; onChange: (span: Span) => void }) {
  const { t } = useWords("activity");
  const wordsOf = useSpanWords();
  const chosen = value.by === "days" ? String(value.days) : value.by;
  const ends = value.by === "between" ? value : { from: "", to: "" };

  function choose(next: string) {
    if (next === "any") onChange({ by: "any" });
    else if (next === "between") onChange({ by: "between", ...ends });
    else onChange({ by: "days", days: Number(next) });
  }
  return (
    <FilterChip plain icon="calendar" name={t("span.name")} value={narrows(value) ? wordsOf(value) : t("filter.any")} on={narrows(value)} onClear={() => onChange({ by: "any" })}>
      <div className="flex w-72 flex-col gap-3">
        <RadioList
          label={t("span.name")}
          value={chosen}
          onChange={choose}
          options={[...LENGTHS.map((days) => ({ value: String(days), label: wordsOf({ by: "days", days }) })), { value: "any", label: t("span.any") }, { value: "between", label: t("span.between") }]}
        />
        {value.by === "between" && (
          <div className="grid grid-cols-2 gap-2">
            <Field label={t("span.from")}>
              <TextInput type="date" value={ends.from} onChange={(event) => onChange({ ...value, from: event.target.value })} />
            </Field>
            <Field label={t("span.to")}>
              <TextInput type="date" value={ends.to} onChange={(event) => onChange({ ...value, to: event.target.value })} />
            </Field>
          </div>
        )}
      </div>
    </FilterChip>
  );
}
