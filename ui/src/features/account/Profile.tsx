import { useState, type ReactNode } from "react";
import { AssumedMark, Avatar, Button, Facts, Icon, Monogram, Note, Tag, TextInput, type Fact as Row } from "@/components";
import { FactValue, useFactName, useFactRows } from "@/facts";
import type { Account, Fact, ServerId, ServerView, SystemView } from "@/ipc";
import { useWords } from "@/words";
import { ServerKeys } from "./ServerKeys";
import type { Changes } from "./edit/useChanges";
import { offers } from "./offers";

interface ProfileProps {
  server: ServerView;
  system: SystemView;
  account: Account;
  changes: Changes;
  /** Why reading the account rests on an assumed fact. */
  assumed: string | undefined;
  onKeys: (server: ServerId) => void;
  onPassword: (server: ServerId, login: string) => void;
}

/** Who is signed in: the facts, of which some can be changed, the roles, the keys. */
export function Profile({ server, system, account, changes, assumed, onKeys, onPassword }: ProfileProps) {
  const { t } = useWords("account");
  const nameOf = useFactName();
  const rowsOf = useFactRows();
  const who = "who" in server.session ? server.session.who : "";
  const [editing, setEditing] = useState(false);
  const canEdit = offers(system, "change_account") !== undefined && account.facts.some(({ editable }) => editable);
  const isEntered = changes.list.some(({ of }) => of === "fact");
  const isOpen = canEdit && (editing || isEntered);
  // A system that has the address among its facts shows it there, where it may be changed.
  const isEmailAFact = account.facts.some(({ name }) => name === "email");
  // One mark for all of them is easier to read than one at each.
  const allAssumed = assumed !== undefined && account.facts.every((fact) => fact.assumed);
  const toChange = (fact: Fact): Row => {
    const label = nameOf(fact.name);
    if (!fact.editable) return { label, value: <FactValue fact={fact} unmarked={allAssumed} /> };
    const change = changes.of(fact.name);
    return { label, value: <TextInput aria-label={label} value={change?.to ?? fact.value} boxSize="sm" autoComplete="off" onChange={(event) => changes.enter(fact.name, event.target.value)} className={change && "inset-ring-1 inset-ring-accent-mark"} /> };
  };
  const facts: Row[] = [
    {
      label: t("server"),
      value: (
        <span className="flex min-w-0 items-center gap-1.5">
          <Monogram letters={system.monogram} series={system.series} />
          <span className="truncate" title={server.name}>
            {server.name}
          </span>
        </span>
      ),
    },
    ...(account.email === null || isEmailAFact ? [] : [{ label: t("email"), value: <Line words={account.email} /> }]),
    ...(isOpen ? account.facts.map(toChange) : rowsOf(account.facts, allAssumed)),
  ];
  return (
    <aside aria-label={account.name ?? who} className="overflow-y-auto border-r border-line py-4 pr-4 pl-5">
      <div className="flex items-center gap-3">
        <Avatar size="lg" name={account.name ?? who} />
        <div className="min-w-0">
          <h2 className="truncate text-14 font-semibold">{account.name ?? t("noName")}</h2>
          <p className="truncate text-12 text-text-3" title={account.email ?? who}>
            {account.email ?? who}
          </p>
        </div>
      </div>
      {assumed !== undefined && (
        <p className="mt-3 text-12 text-text-3">
          {t("readingAssumed")} <AssumedMark why={assumed} />
        </p>
      )}
      <div className="mt-3.5">
        <Facts facts={facts} labelWidth={92} />
      </div>
      {(canEdit || offers(system, "change_password")) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {canEdit && (
            <Button icon={isOpen ? "check" : "pen"} aria-pressed={isOpen} onClick={() => setEditing(!editing)}>
              {t(isOpen ? "edit.close" : "edit.open")}
            </Button>
          )}
          {offers(system, "change_password") && (
            <Button icon="key" onClick={() => onPassword(server.id, who)}>
              {t("password")}
            </Button>
          )}
        </div>
      )}
      {account.roles && (
        <Part
          title={t("roles")}
          aside={
            <span className="flex items-center gap-1">
              <Icon name="lock" size={14} />
              {t("rolesSet")}
            </span>
          }
        >
          {account.roles.length === 0 ? (
            <span className="text-text-3">{t("rolesNone")}</span>
          ) : (
            <div className="flex flex-wrap gap-1.5">
              {account.roles.map((role) => (
                <Tag key={role}>{role}</Tag>
              ))}
            </div>
          )}
        </Part>
      )}
      {system.keys !== null && <ServerKeys server={server} onKeys={onKeys} />}
      <div className="mt-4 text-12">
        <Note>
          {t("ownOnly", { system: system.shortName })} {!offers(system, "change_account") && t("readOnly", { system: system.shortName })}
        </Note>
      </div>
    </aside>
  );
}

/** A part of the profile, closed by a line above. */
export function Part({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-3.5 border-t border-line pt-3">
      <div className="mb-2 flex items-center gap-2">
        <h3 className="font-semibold">{title}</h3>
        <span className="ml-auto text-12 text-text-3">{aside}</span>
      </div>
      {children}
    </section>
  );
}

/** One line, cut where the column ends, whole on hover. */
function Line({ words }: { words: string }) {
  return (
    <span className="block truncate" title={words}>
      {words}
    </span>
  );
}
