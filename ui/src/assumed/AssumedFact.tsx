import type { ReactNode } from "react";
import { useWords } from "@/words";

export interface AssumedFactProps {
  /** The definition's table that rests on it. */
  table: string;
  why: string;
  /** At the end of its line: whether it is accepted. */
  aside?: ReactNode | undefined;
}

/** One assumed fact: what rests on it, and why it is believed. */
export function AssumedFact({ table, why, aside }: AssumedFactProps) {
  const nameOf = useTableName();
  const name = nameOf(table);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-60">
        <h4 className="font-medium">
          {name} <span className="ml-1 font-mono text-12 font-normal wrap-anywhere text-text-3">{name === table ? null : table}</span>
        </h4>
        <p className="text-12 text-text-2 first-letter:uppercase">{why}</p>
      </div>
      {aside}
    </div>
  );
}

/** What a table of a definition is about; one that only this definition knows keeps its own name. */
function useTableName(): (table: string) => string {
  const { t, i18n } = useWords("assumed");
  return (table) => {
    const parts = table.split(".");
    // The way to sign in, the permission: the last part names one of several.
    for (let length = parts.length; length > 0; length -= 1) {
      const name = parts.slice(0, length).join("_");
      if (i18n.exists(`table.${name}`, { ns: "assumed" })) return t(`table.${name as "keys"}`);
    }
    return table;
  };
}
