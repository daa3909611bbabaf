import { useState, type ReactNode } from "react";
import { Note, Page, Segmented, Select, Switch } from "@/components";
import { ErrorNote, useErrorWords } from "@/errors";
import { errorOf, useApp, usePreferences, type ErrorView, type Preferences } from "@/ipc";
import { LANGUAGES, useWords } from "@/words";
import { AnswerLanguage } from "./AnswerLanguage";
import { FolderPath } from "./FolderPath";
import { LockWithDesktop } from "./LockWithDesktop";
import { Choice, Section } from "./Section";

export interface SettingsPageProps {
  /** How secrets are kept, in words, with what can be done about it. */
  secrets: ReactNode;
  /** The systems that the user added. */
  systems: ReactNode;
  /** Whether there is a recovery code, and the way to one. */
  recovery: ReactNode;
}

/** Minutes without use that can be chosen; 0 is never. */
const LOCK_AFTER = ["1", "5", "10", "30", "0"] as const;

/** What the user may choose, and where things lie. */
export function SettingsPage({ secrets, recovery, systems }: SettingsPageProps) {
  const { t } = useWords("settings");
  const app = useApp();
  const { preferences, prefer } = usePreferences();
  const [error, setError] = useState<ErrorView>();
  const wordsOf = useErrorWords();
  const save = (change: Preferences) => {
    setError(undefined);
    prefer(change).catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  const profile = app.data?.profile;
  return (
    <Page title={t("title")}>
      <div className="flex max-w-180 flex-col gap-6 pb-6">
        {app.error && <ErrorNote error={app.error.view} />}
        {error && (
          <Note tone="ink" alert title={t("failed")}>
            {t("why", { ...wordsOf(error) })}
          </Note>
        )}
        <Section title={t("look")}>
          <Choice label={t("theme.label")} help={t("theme.help")}>
            <Segmented
              label={t("theme.label")}
              value={preferences.theme}
              onChange={(theme) => save({ theme })}
              options={[
                { value: "system", label: t("theme.system") },
                { value: "light", label: t("theme.light") },
                { value: "dark", label: t("theme.dark") },
              ]}
            />
          </Choice>
          <Choice label={t("language.label")} help={t("language.help")}>
            {LANGUAGES.map(({ name }) => name).join(", ")}
          </Choice>
        </Section>
        <Section title={t("servers")}>
          <Choice label={t("answers.label")} help={t("answers.help")}>
            <AnswerLanguage value={preferences.language} onChange={(language) => save({ language })} />
          </Choice>
          <Choice label={t("systems")} help={t("systemsHelp")} below>
            {systems}
          </Choice>
        </Section>
        <Section title={t("keyboard")}>
          <Choice label={t("letters.label")} help={t("letters.help")}>
            <Switch label={t("letters.label")} checked={preferences.letterKeys} onChange={(letterKeys) => save({ letterKeys })} />
          </Choice>
        </Section>
        <Section title={t("secrets")}>
          <Choice label={t("kept")} below>
            {secrets}
          </Choice>
          <Choice label={t("lock.label")} help={t("lock.help")}>
            <Select
              label={t("lock.label")}
              className="w-38"
              value={LOCK_AFTER.find((minutes) => Number(minutes) === preferences.lockAfter) ?? null}
              placeholder={t("lock.minutes", { minutes: preferences.lockAfter })}
              onChange={(minutes) => save({ lockAfter: Number(minutes) })}
              options={LOCK_AFTER.map((minutes) => ({ value: minutes, label: minutes === "0" ? t("lock.never") : t("lock.minutes", { minutes }) }))}
            />
          </Choice>
          <LockWithDesktop preferences={preferences} onChange={(lockWithDesktop) => save({ lockWithDesktop })} />
          <Choice label={t("recovery")} below>
            {recovery}
          </Choice>
          {profile && (
            <Choice label={t("folder")} help={t("folderHelp")} below>
              <FolderPath path={profile.folder} />
            </Choice>
          )}
        </Section>
        <Section title={t("about")}>
          {profile && <Choice label={t("profile")}>{t(profile.kind === "own" ? "profileOwn" : "profileSandbox")}</Choice>}
          <Choice label={t("version")}>{app.data?.version}</Choice>
          <Choice label={t("license")}>{t("licenseValue")}</Choice>
        </Section>
      </div>
    </Page>
  );
}
