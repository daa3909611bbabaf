import type { ReactNode } from "react";
import { AssumedMark, Avatar, Facts, Icon, Monogram, Note, Tag, Time, type Fact as Row } from "@/components";
import type { Account, Fact, ServerId, ServerView, SystemView } from "@/ipc";
import { useWords } from "@/words";
import { MyKeys } from "./MyKeys";

interface ProfileProps {
  server: ServerView;
  system: SystemView;
  account: Account;
  /** Why reading the account rests on an assumed fact. */
  assumed: string | undefined;
  onKeys: (server: ServerId) => void;
}

/** Who is signed in: the facts, the roles, the keys. */
export function Profile({ server, system, account, assumed, onKeys }: ProfileProps) {
  const { t } = useWords("account");
  const nameOf = useFactName();
  const who = "who" in server.session ? server.session.who : "";
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
    ...(account.email === null ? [] : [{ label: t("email"), value: <Line words={account.email} /> }]),
    ...account.facts.map((fact) => ({ label: nameOf(fact.name), value: <Value fact={fact} /> })),
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
        <p className="mt-3">
          <AssumedMark why={assumed} />
        </p>
      )}
      <div className="mt-3.5">
        <Facts facts={facts} labelWidth={92} />
      </div>
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
      {system.keys !== null && <MyKeys server={server} onKeys={onKeys} />}
      <div className="mt-4 text-12">
        <Note>{t("ownOnly", { system: system.shortName })}</Note>
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

function Value({ fact }: { fact: Fact }) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1">
      {fact.time ? <Time at={fact.value} show="day" /> : <span className="min-w-0 wrap-anywhere">{fact.value}</span>}
      {fact.assumed && <AssumedMark />}
    </span>
  );
}

/** Our word for a fact; a field that only this server knows keeps the server's name. */
function useFactName(): (name: string) => string {
  const { t, i18n } = useWords("account");
  return (name) => {
    const key = `fact.${name}`;
    return i18n.exists(key, { ns: "account" }) ? t(key as "fact.login") : name;
  };
}
