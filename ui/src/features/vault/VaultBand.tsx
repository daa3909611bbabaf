import { Button, Icon } from "@/components";
import { useApp } from "@/ipc";
import { useWords } from "@/words";

export interface VaultBandProps {
  onOpen: () => void;
}

/** Over every page while secrets are shut: what still works, and the way on. */
export function VaultBand({ onOpen }: VaultBandProps) {
  const { t } = useWords("vault");
  const vault = useApp().data?.vault;
  if (!vault || vault.state === "open" || vault.state === "opening") return null;
  return (
    <section aria-label={t(`band.${vault.state}`)} className="flex min-h-10 flex-none items-center gap-2.5 border-b border-line-2 bg-canvas py-1.5 pr-4 pl-5 shadow-[inset_3px_0_0_var(--ink)]">
      <Icon name="lock" />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t(`band.${vault.state}`)}</b> <span className="text-text-2">{t(`band.${vault.state}Body`)}</span>
      </p>
      <Button size="sm" onClick={onOpen}>
        {t(`band.${vault.state}Action`)}
      </Button>
    </section>
  );
}
