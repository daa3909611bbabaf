import { useMemo, useState } from "react";
import { Button, SaveBar, toast } from "@/components";
import { ErrorNote } from "@/errors";
import { useFactName } from "@/facts";
import type { Account, ServerId, ServerView, SystemView } from "@/ipc";
import { useShortcuts, useLatest } from "@/keyboard";
import { useWords } from "@/words";
import { Profile } from "./Profile";
import { SettingsPart } from "./SettingsPart";
import { useShown } from "./SettingRow";
import { useChanges } from "./edit/useChanges";
import { useSave, type Wanted } from "./edit/useSave";
import { offers } from "./offers";

interface AccountBodyProps {
  server: ServerView;
  system: SystemView;
  account: Account;
  onKeys: (server: ServerId) => void;
  onPassword: (server: ServerId, login: string) => void;
  onSignIn: (server: ServerId) => void;
  onReadAgain: () => void;
}

/** Who is signed in and the settings, with one bar that saves what was entered and can undo it afterwards. */
export function AccountBody({ server, system, account, onKeys, onPassword, onSignIn, onReadAgain }: AccountBodyProps) {
  const { t } = useWords("account");
  const shownOf = useShown();
  const factName = useFactName();
  const changes = useChanges(account);
  const save = useSave(server.id, system, changes.saved);
  const [tried, setTried] = useState(false);
  const isBad = changes.list.some(({ problem }) => problem);

  async function run(wanted: Wanted, back: Wanted) {
    const outcome = await save.run(wanted);
    if (!outcome.ok) return;
    setTried(false);
    toast({ title: t("edit.saved", { count: Object.keys(wanted).length }), undo: { label: t("edit.undo"), onUndo: () => void latest.current.run(back, wanted) } });
  }
  function press() {
    setTried(true);
    if (changes.list.length === 0 || isBad) return;
    const by = (side: "from" | "to") => Object.fromEntries(changes.list.map((change) => [change.id, change[side].trim()]));
    void run(by("to"), by("from"));
  }
  const latest = useLatest({ run, press });
  useShortcuts(useMemo(() => [{ keys: "mod+s", label: t("edit.save"), run: () => latest.current.press() }], [t, latest]));

  const again = <Button onClick={onReadAgain}>{t("edit.again")}</Button>;
  const failure = save.error && <ErrorNote error={save.error} on={{ retry: press, signIn: () => onSignIn(server.id) }} action={save.error.code === "changed_meanwhile" || save.error.code === "outcome_unknown" ? again : undefined} />;
  return (
    <>
      {failure && changes.list.length === 0 && <div className="px-5 py-3">{failure}</div>}
      <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] wide:grid-cols-[296px_minmax(0,1fr)]">
        <Profile server={server} system={system} account={account} changes={changes} assumed={offers(system, "account")?.assumed} onKeys={onKeys} onPassword={onPassword} />
        <SettingsPart server={server} system={system} settings={account.settings} changes={changes} />
      </div>
      {changes.list.length > 0 && (
        <SaveBar
          count={changes.list.length}
          busy={save.busy}
          onDiscard={() => {
            changes.drop();
            save.clear();
            setTried(false);
          }}
          onSave={press}
          changes={changes.list.map(({ id, of, name, from, to }) => {
            const kind = account.settings?.find((setting) => of === "setting" && setting.id === id)?.kind ?? "text";
            return { name: of === "fact" ? factName(name) : name, from: shownOf({ kind, value: from }), to: shownOf({ kind, value: to }) };
          })}
        >
          {tried && isBad ? (
            <p role="alert" className="font-medium">
              {t("edit.fix")}
            </p>
          ) : (
            failure
          )}
        </SaveBar>
      )}
    </>
  );
}
