import { Facts, Time, type Fact } from "@/components";
import { troubleError, useErrorWords } from "@/errors";
import type { ActivityRowView } from "@/ipc";
import { count, useWords } from "@/words";
import { useServerNames } from "../useServerNames";

/** Everything the log keeps of an entry, as a person may write it down. */
export function EntryDetails({ of: { number, at, server, who, key, outcome, reason } }: { of: ActivityRowView }) {
  const { t } = useWords("activity");
  const wordsOf = useErrorWords();
  const name = useServerNames();
  const where = server === null ? undefined : name(server).name;
  const why: Fact[] =
    outcome === "done" ? [] : [{ label: t("fact.reason"), ...(reason === null ? { instead: t("fact.noReason") } : { value: wordsOf(troubleError({ code: reason, detail: null }, server ?? ""), where).title }) }];
  return (
    <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-x-6 py-3.5 pr-4 pl-5 wide:pl-32">
      <Facts
        labelWidth={92}
        facts={[
          ...why,
          { label: t("fact.at"), value: <Time at={at} exact show="absolute" /> },
          { label: t("fact.who"), value: who ?? t("whoNobody") },
        ]}
      />
      <Facts
        labelWidth={92}
        facts={[
          { label: t("fact.where"), value: where ?? t("thisComputer") },
          ...(key === null ? [] : [{ label: t("fact.key"), value: <span className="font-mono text-12 wrap-anywhere">{key}</span> }]),
          { label: t("fact.number"), value: count(number) },
        ]}
      />
    </div>
  );
}
