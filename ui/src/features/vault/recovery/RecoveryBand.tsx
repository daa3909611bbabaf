import { Button, Icon } from "@/components";
import { useAction, useApp, useHost } from "@/ipc";
import { useWords } from "@/words";

/** Offers a recovery code once, when there is something that could be lost. */
export function RecoveryBand({ onMake }: { onMake: () => void }) {
  const { t } = useWords("vault");
  const host = useHost();
  const { data: app, refetch } = useApp();
  const decline = useAction(() => host.recoveryDecline());
  const isSealed = app?.vault.state === "open" && app.vault.protection !== "memory";
  if (!isSealed || app.recovery !== "not_asked" || app.profile.kind !== "own" || app.servers.length === 0) return null;
  return (
    <section aria-label={t("offer.title")} className="flex min-h-10 flex-none items-center gap-2.5 border-b border-line-2 bg-canvas py-1.5 pr-4 pl-5">
      <Icon name="shield" />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t("offer.title")}</b> <span className="text-text-2">{t(app.vault.state === "open" && app.vault.protection === "passphrase" ? "offer.bodyPassphrase" : "offer.body")}</span>
      </p>
      <Button size="sm" kind="ghost" busy={decline.busy && t("offer.declining")} onClick={() => void decline.run().then(() => refetch())}>
        {t("offer.decline")}
      </Button>
      <Button size="sm" onClick={onMake}>
        {t("offer.make")}
      </Button>
    </section>
  );
}
