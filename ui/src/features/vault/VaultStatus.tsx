import { Icon, LinkButton } from "@/components";
import { useApp, usePreferences, type VaultView } from "@/ipc";
import { useWords } from "@/words";

/** The standing mark of how secrets are kept. A shut vault is a press away from being opened. */
export function VaultStatus({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords("vault");
  const vault = useApp().data?.vault;
  const { preferences } = usePreferences();
  if (!vault) return null;
  const words = t(`status.${vault.state === "open" ? vault.protection : vault.state}`);
  const minutes = preferences.lockAfter;
  if (vault.state === "open" || vault.state === "opening")
    return (
      <span className="inline-flex items-center gap-1.5">
        <Icon name={iconOf(vault)} size={14} />
        {vault.state === "open" && minutes > 0 ? t("status.locks", { words, minutes }) : words}
      </span>
    );
  return (
    <LinkButton onClick={onOpen} quiet className="inline-flex items-center gap-1.5 font-medium text-text underline underline-offset-2">
      <Icon name="lock" size={14} />
      {words}
    </LinkButton>
  );
}

function iconOf(vault: VaultView) {
  if (vault.state !== "open") return "clock";
  return vault.protection === "memory" ? "octagon" : "unlock";
}
