import { useMemo } from "react";
import { Avatar, type Column } from "@/components";
import { FactValue, useFactName } from "@/facts";
import type { AccountSummary } from "@/ipc";
import { useWords } from "@/words";

/** As many facts as have room beside name and address. */
const FACTS = 3;

/** The columns of a list of accounts: who it is, and the facts that this server's list tells. */
export function useColumns(accounts: readonly AccountSummary[]): Column<AccountSummary>[] {
  const { t } = useWords("others");
  const nameOf = useFactName();
  const told = [...new Set(accounts.slice(0, 50).flatMap(({ facts }) => facts.map(({ name }) => name)))].slice(0, FACTS).join("\n");
  return useMemo(() => {
    const quiet = <span className="text-text-3">{t("notReported")}</span>;
    return [
      {
        id: "name",
        header: t("list.name"),
        width: "minmax(180px, 1.2fr)",
        cell: ({ name, email, id }) => (
          <span className="flex min-w-0 items-center gap-2">
            <Avatar size="sm" name={name ?? email ?? id} />
            <span className="truncate">{name ?? quiet}</span>
          </span>
        ),
      },
      { id: "email", header: t("list.email"), width: "minmax(160px, 1.2fr)", cell: ({ email }) => (email === null ? quiet : <span title={email}>{email}</span>) },
      ...told
        .split("\n")
        .filter(Boolean)
        .map<Column<AccountSummary>>((fact, place) => ({
          id: `fact-${fact}`,
          header: nameOf(fact),
          width: "minmax(90px, 0.7fr)",
          onlyWide: place > 1,
          cell: ({ facts }) => {
            const found = facts.find(({ name }) => name === fact);
            return found ? <FactValue fact={found} unmarked /> : quiet;
          },
        })),
      { id: "id", header: t("list.id"), width: "72px", cell: ({ id }) => <span className="font-mono text-12">{id}</span> },
    ];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words of facts follow the catalogue
  }, [t, told]);
}
