import { Note } from "@/components";
import type { KeychainTrouble } from "@/ipc";
import { useWords } from "@/words";

/** Why the keychain cannot be used, and what can be done about it there. */
export function TroubleNote({ trouble }: { trouble: KeychainTrouble }) {
  const { t } = useWords("vault");
  return (
    <Note tone="ink" icon="lock" title={t(`trouble.${trouble}.title`)}>
      {t(`trouble.${trouble}.body`)}
    </Note>
  );
}
