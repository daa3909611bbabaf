import { Button, Icon } from "@/components";
import { useApp } from "@/ipc";
import { useWords } from "@/words";

/** How secrets are kept, in full, for the settings. */
export function KeptWords({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords("vault");
  const vault = useApp().data?.vault;
  if (!vault) return null;
  const isOpen = vault.state === "open";
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5 font-medium text-text">
          <Icon name={isOpen ? "unlock" : "lock"} size={14} />
          {t(`status.${isOpen ? vault.protection : vault.state}`)}
        </p>
        <p className="mt-0.5 text-12 text-text-3">{t(`kept.${isOpen ? vault.protection : "shut"}`)}</p>
      </div>
      {!isOpen && vault.state !== "opening" && <Button onClick={onOpen}>{t(`band.${vault.state}Action`)}</Button>}
    </div>
  );
}
