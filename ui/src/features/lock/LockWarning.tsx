import { Button, Countdown, Icon } from "@/components";
import { useLock } from "@/ipc";
import { Trans, useWords } from "@/words";

export interface LockWarningProps {
  onLock: () => void;
}

/** Over every page for the last minute before it locks by itself. Any key or movement takes it away. */
export function LockWarning({ onLock }: LockWarningProps) {
  const { t } = useWords("lock");
  const soon = useLock().data?.soon;
  if (!soon) return null;
  return (
    <section aria-label={t("warning.title")} className="flex min-h-10 flex-none items-center gap-2.5 border-b border-line-2 bg-canvas py-1.5 pr-4 pl-5 shadow-[inset_3px_0_0_var(--ink)]">
      <Icon name="lock" />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t("warning.title")}</b>{" "}
        <Countdown until={Date.parse(soon)} label={t("warning.label")}>
          {(time) => <Trans t={t} i18nKey="warning.in" values={{ time }} components={{ b: <b className="font-semibold" /> }} />}
        </Countdown>{" "}
        <span className="text-text-2">{t("warning.body")}</span>
      </p>
      <Button size="sm" onClick={onLock}>
        {t("warning.now")}
      </Button>
    </section>
  );
}
