import { Button } from "@/components";
import { useApp } from "@/ipc";
import { useWords } from "@/words";

/** Whether there is a recovery code, for the settings, and a way to a new one. */
export function RecoveryWords({ onMake }: { onMake: () => void }) {
  const { t } = useWords("vault");
  const app = useApp().data;
  if (!app) return null;
  const isMade = app.recovery === "made";
  const off = app.vault.state !== "open" ? t("recovery.shut") : app.vault.protection === "memory" ? t("recovery.memory") : undefined;
  return (
    <div className="flex items-center gap-4">
      <p className="min-w-0 flex-1 text-12 text-text-3">{t(isMade ? "recovery.made" : "recovery.none")}</p>
      <Button onClick={onMake} offBecause={off}>
        {t(isMade ? "recovery.another" : "recovery.make")}
      </Button>
    </div>
  );
}
