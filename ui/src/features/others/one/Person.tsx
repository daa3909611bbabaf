import { AssumedMark, Avatar, Facts, Monogram, Note, Tag } from "@/components";
import { useFactRows } from "@/facts";
import type { Account, ServerView, SystemView } from "@/ipc";
import { useWords } from "@/words";
import { offers } from "../offers";
import { SecondFactors } from "./SecondFactors";

/** The facts of somebody else's account, all of them only to be looked at. */
export function Person({ server, system, account }: { server: ServerView; system: SystemView; account: Account }) {
  const { t } = useWords("others");
  const rowsOf = useFactRows();
  const id = account.id ?? "";
  // One mark for all of them is easier to read than one at each.
  const all = account.facts.length > 0 && account.facts.every(({ assumed }) => assumed);
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar size="lg" name={account.name ?? account.email ?? id} />
        <div className="min-w-0">
          <h2 className="truncate text-14 font-semibold" title={account.name ?? undefined}>
            {account.name ?? t("one.noName")}
          </h2>
          <p className="truncate text-12 text-text-3 select-text" title={account.email ?? undefined}>
            {account.email ?? t("notReported")}
          </p>
        </div>
      </div>
      <div className="mt-3.5">
        <Facts
          labelWidth={92}
          facts={[
            {
              label: t("one.server"),
              value: (
                <span className="flex min-w-0 items-center gap-1.5">
                  <Monogram letters={system.monogram} series={system.series} />
                  <span className="truncate" title={server.name}>
                    {server.name}
                  </span>
                </span>
              ),
            },
            ...rowsOf(account.facts, all),
          ]}
        />
      </div>
      {all && (
        <p className="mt-2.5 flex items-center gap-2 text-12 text-text-3">
          {t("one.allAssumed")} <AssumedMark why={offers(system, "inspect_accounts")?.assumed} />
        </p>
      )}
      {account.roles && account.roles.length > 0 && (
        <div className="mt-3.5 flex flex-wrap gap-1.5 border-t border-line pt-3">
          {account.roles.map((role) => (
            <Tag key={role}>{role}</Tag>
          ))}
        </div>
      )}
      {offers(system, "inspect_second_factors") && account.id !== null && <SecondFactors server={server.id} id={account.id} />}
      <div className="mt-4 text-12">
        <Note icon="eye">{t("one.lookOnly", { system: system.shortName })}</Note>
      </div>
    </>
  );
}
