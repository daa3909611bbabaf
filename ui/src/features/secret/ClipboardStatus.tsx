import { Icon, LinkButton, StatusText, useNow } from "@/components";
import { useAction, useClipboard, useHost } from "@/ipc";
import { spanOf, useWords } from "@/words";

/** Says on every page that the clipboard holds a secret, and for how long; nothing where it does not. */
export function ClipboardStatus() {
  const { t } = useWords("secret");
  const host = useHost();
  const held = useClipboard().data;
  const clear = useAction(() => host.clipboardClear());
  const now = useNow(1000);
  const left = held?.clears ? Date.parse(held.clears) - now : 0;
  if (held?.stuck)
    return (
      <StatusText>
        <Icon name="octagon" size={14} />
        <span role="alert">{t("clipboardStuck")}</span>
        <LinkButton onClick={() => void clear.run()}>{t("clearAgain")}</LinkButton>
      </StatusText>
    );
  if (left <= 0) return null;
  return (
    <StatusText>
      <Icon name="copy" size={14} />
      {t("clipboard", { time: spanOf(left) })}
    </StatusText>
  );
}
