import { useMemo } from "react";
import { ChoiceList, Icon, Page, type IconName } from "@/components";
import { ErrorNote } from "@/errors";
import { useApp, useProfileSwitch, useSystems, type AppView } from "@/ipc";
import { useShortcuts } from "@/keyboard";
import { eitherOf, useWords } from "@/words";

export interface WelcomePageProps {
  onAdd: () => void;
  /** The sandbox is open. */
  onSandbox: (app: AppView) => void;
}

const FACTS = [
  { icon: "shield", title: "fact.secrets", body: "fact.secretsBody", bodyOther: "fact.secretsBodyOther" },
  { icon: "revoke", title: "fact.asked", body: "fact.askedBody" },
  { icon: "activity", title: "fact.written", body: "fact.writtenBody" },
] as const satisfies readonly { icon: IconName; title: string; body: string; bodyOther?: string }[];

/** The first start: two ways on, and three things worth knowing. */
export function WelcomePage({ onAdd, onSandbox }: WelcomePageProps) {
  const { t } = useWords("welcome");
  const vault = useApp().data?.vault;
  const { data: systems } = useSystems();
  const sandbox = useProfileSwitch("sandbox");
  const { run } = sandbox;
  const open = useMemo(
    () => async () => {
      const outcome = await run();
      if (outcome.ok) onSandbox(outcome.value);
    },
    [run, onSandbox],
  );
  useShortcuts(
    useMemo(
      () => [
        { keys: "a", label: t("add.title"), run: onAdd },
        { keys: "s", label: t("sandbox.title"), run: () => void open() },
      ],
      [t, onAdd, open],
    ),
  );
  const inKeychain = vault?.state === "open" && vault.protection === "keychain";
  return (
    <Page title={t("title")}>
      <div className="mx-auto w-full max-w-140 pt-8 wide:pt-19">
        <h2 className="text-20 font-semibold tracking-title">{t("heading")}</h2>
        <p className="mt-1 mb-5 max-w-125 text-text-2">{t(inKeychain ? "lead" : "leadOther")}</p>
        <ChoiceList
          choices={[
            { id: "add", icon: "plus", title: t("add.title"), detail: systems ? t("add.body", { systems: eitherOf(systems.map(({ shortName }) => shortName)) }) : t("add.bodyPlain"), keys: ["A"], onPick: onAdd },
            { id: "sandbox", icon: "sandbox", title: t("sandbox.title"), detail: t(sandbox.busy ? "sandbox.opening" : "sandbox.body"), keys: ["S"], busy: sandbox.busy, onPick: () => void open() },
          ]}
        />
        {sandbox.error && (
          <div className="mt-3">
            <ErrorNote error={sandbox.error} />
          </div>
        )}
        <dl className="mt-7 grid grid-cols-3 gap-5 text-12">
          {FACTS.map(({ icon, title, body, ...fact }) => (
            <div key={title}>
              <dt className="mb-0.75 flex items-center gap-1.5 font-medium">
                <Icon name={icon} size={14} />
                {t(title)}
              </dt>
              <dd className="text-text-3">{t(!inKeychain && "bodyOther" in fact ? fact.bodyOther : body)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Page>
  );
}
