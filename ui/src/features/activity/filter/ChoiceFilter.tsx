import { useState, type ReactNode } from "react";
import { CheckList, SearchInput } from "@/components";
import { useWords } from "@/words";
import { FilterChip } from "./FilterChip";

/** From this many choices on they can be searched. */
const MANY = 10;

export interface ChoiceFilterOption<Value extends string> {
  value: Value;
  /** What is searched, and said of the only one that is chosen. */
  name: string;
  /** Before the name. */
  mark?: ReactNode | undefined;
}

export interface ChoiceFilterProps<Value extends string> {
  name: string;
  /** What is said where nothing is chosen: "anyone". */
  all: string;
  options: readonly ChoiceFilterOption<Value>[];
  value: readonly Value[];
  onChange: (value: readonly Value[]) => void;
}

/** Any of what occurs in the log. */
export function ChoiceFilter<Value extends string>({ name, all, options, value, onChange }: ChoiceFilterProps<Value>) {
  const { t } = useWords("activity");
  const [search, setSearch] = useState("");
  const shown = options.filter((option) => option.name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()));
  const only = value.length === 1 ? (options.find((option) => option.value === value[0])?.name ?? value[0]) : undefined;
  return (
    <FilterChip name={name} value={value.length === 0 ? all : (only ?? t("filter.chosen", { n: value.length }))} on={value.length > 0} onClear={() => onChange([])}>
      <div className="flex flex-col gap-2">
        {options.length >= MANY && <SearchInput label={t("filter.find")} value={search} onChange={setSearch} className="w-full" />}
        {shown.length === 0 ? (
          <p className="text-text-3">{t(options.length === 0 ? "filter.nothing" : "filter.noneFound")}</p>
        ) : (
          // A list that scrolls can be reached by its boxes.
          <div className="max-h-72 min-w-64 overflow-y-auto">
            <CheckList
              value={value}
              onChange={(next) => onChange([...value.filter((each) => shown.every((option) => option.value !== each)), ...next])}
              options={shown.map((option) => ({
                value: option.value,
                label: (
                  <span className="flex min-w-0 items-center gap-2">
                    {option.mark}
                    <span className="min-w-0 wrap-anywhere">{option.name}</span>
                  </span>
                ),
              }))}
            />
          </div>
        )}
      </div>
    </FilterChip>
  );
}
