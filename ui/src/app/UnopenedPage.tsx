import { useEffect } from "react";
import { Button, Logo } from "@/components";
import { ErrorNote } from "@/errors";
import { usePreferences, useProfileSwitch, type AppView, type UnopenedView } from "@/ipc";
import { useWords } from "@/words";
import { applyTheme } from "./theme";

export interface UnopenedPageProps {
  unopened: UnopenedView;
  onOpened: (app: AppView) => void;
}

/** All that is on the screen while no profile could be opened: why, what is safe, where it lies, and the ways on. */
export function UnopenedPage({ unopened: { kind, folder, error }, onOpened }: UnopenedPageProps) {
  const { t } = useWords("app");
  const { preferences } = usePreferences();
  const again = useProfileSwitch(kind);
  const instead = useProfileSwitch(kind === "own" ? "sandbox" : "own");
  useEffect(() => applyTheme(preferences.theme), [preferences.theme]);

  async function open({ run }: typeof again) {
    again.clear();
    instead.clear();
    const outcome = await run();
    if (outcome.ok) onOpened(outcome.value);
  }

  return (
    <main className="flex h-full overflow-y-auto bg-canvas">
      <div className="m-auto w-140 max-w-full px-4 py-6">
        <Logo size={40} />
        <h1 className="mt-4 mb-1 text-20 font-semibold tracking-title">{t(`unopened.title.${kind}`)}</h1>
        <p className="mb-5 text-text-2">{t(`unopened.safe.${kind}`)}</p>
        <ErrorNote error={again.error ?? error} />
        <dl className="mt-4">
          <dt className="text-12 text-text-3">{t("unopened.folder")}</dt>
          <dd className="font-mono wrap-break-word select-text">{folder}</dd>
        </dl>
        <p className="mt-4 text-text-2">{t(`unopened.next.${kind}`)}</p>
        <div className="mt-5 flex flex-wrap items-center gap-2">
          <Button kind="primary" size="lg" icon="rotate" autoFocus busy={again.busy && t("unopened.trying")} offBecause={instead.busy ? t("unopened.wait") : undefined} onClick={() => void open(again)}>
            {t("unopened.again")}
          </Button>
          <Button size="lg" icon={kind === "own" ? "sandbox" : "server"} busy={instead.busy && t("unopened.opening")} offBecause={again.busy ? t("unopened.wait") : undefined} onClick={() => void open(instead)}>
            {t(`unopened.instead.${kind}`)}
          </Button>
        </div>
        {instead.error && (
          <div className="mt-4">
            <ErrorNote error={instead.error} />
          </div>
        )}
      </div>
    </main>
  );
}
