import { Icon, LinkButton, toast, Tooltip } from "@/components";
import { useErrorWords } from "@/errors";
import { useApp, useProfileSwitch, type AppView } from "@/ipc";
import { useWords } from "@/words";

export interface BackHomeProps {
  /** The user's own profile is open. */
  onHome: (app: AppView) => void;
}

/** In the sandbox's profile: a quiet mark, and the way back. */
export function BackHome({ onHome }: BackHomeProps) {
  const { t } = useWords("sandbox");
  const profile = useApp().data?.profile;
  const back = useProfileSwitch("own");
  const wordsOf = useErrorWords();
  if (profile?.kind !== "sandbox") return null;

  async function leave() {
    const outcome = await back.run();
    if (outcome.ok) onHome(outcome.value);
    else toast({ title: t("stayed", { ...wordsOf(outcome.error) }), failed: true });
  }

  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name="sandbox" size={14} />
      <Tooltip words={t("markWhy")} side="top">
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its tooltip must be reachable by keyboard */}
        <span tabIndex={0} role="note" aria-label={`${t("mark")}. ${t("markWhy")}`}>
          {t("mark")}
        </span>
      </Tooltip>
      <LinkButton aria-busy={back.busy} className="ml-1" onClick={() => void leave()}>
        {back.busy ? t("leaving") : t("back")}
      </LinkButton>
    </span>
  );
}
