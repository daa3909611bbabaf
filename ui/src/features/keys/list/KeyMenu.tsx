import { IconButton, Menu } from "@/components";
import { useServer, type KeyRowView } from "@/ipc";
import { capsOf } from "@/keyboard";
import { useWords } from "@/words";

export interface KeyMenuProps {
  of: KeyRowView;
  revokeOff: string | undefined;
  onOpen: () => void;
  onCopyName: () => void;
  onRevoke: () => void;
}

/** What can be done with one key, at the end of its row. */
export function KeyMenu({ of: key, revokeOff, onOpen, onCopyName, onRevoke }: KeyMenuProps) {
  const { t } = useWords("keys");
  const deletes = useServer(key.server).system?.keys?.revoke === "deletes";
  return (
    <Menu
      trigger={<IconButton icon="more" size="xs" tabIndex={-1} tooltip={false} label={t("more", { name: key.name })} />}
      entries={[
        { id: "details", label: t("details"), icon: "info", keys: ["Enter"], onPick: onOpen },
        { id: "name", label: t("copyName"), icon: "copy", keys: capsOf("mod+shift+c"), onPick: onCopyName },
        { id: "revoke", label: t(deletes ? "delete" : "revoke"), icon: "revoke", keys: capsOf("delete"), apart: true, danger: revokeOff === undefined, offBecause: revokeOff, onPick: onRevoke },
      ]}
    />
  );
}
