import { Icon, StatusText, useNow } from "@/components";
import { useClipboard } from "@/ipc";
import { spanOf, useWords } from "@/words";

/** Says on every page that the clipboard holds a secret, and for how long; nothing where it does not. */
export function ClipboardStatus() {
  const { t } = useWords("secret");
  const clears = useClipboard().data?.clears;
  const now = useNow(1000);
  const left = clears ? Date.parse(clears) - now : 0;
  if (left <= 0) return null;
  return (
    <StatusText>
      <Icon name="copy" size={14} />
      {t("clipboard", { time: spanOf(left) })}
    </StatusText>
  );
}
