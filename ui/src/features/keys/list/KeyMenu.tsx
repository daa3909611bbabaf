import { IconButton, Menu } from "@/components";
import { useServer, type KeyRowView } from "@/ipc";
import { capsOf } from "@/keyboard";
import { useWords } from "@/words";
import { useEnd } from "../detail/end/useEnd";

export interface KeyMenuProps {
  of: KeyRowView;
  revokeOff: string | undefined;
  rotateOff: string | undefined;
  onOpen: () => void;
  onCopyName: () => void;
  onRevoke: () => void;
  onRotate: () => void;
  /** Another end, or a reminder. */
  onEnd: () => void;
}

/** What can be done with one key, at the end of its row. */
export function KeyMenu({ of: key, revokeOff, rotateOff, onOpen, onCopyName, onRevoke, onRotate, onEnd }: KeyMenuProps) {
  const { t } = useWords("keys");
  const end = useEnd(key);
  const isGone = key.goneSince !== null;
  const deletes = useServer(key.server).system?.keys?.revoke === "deletes";
  return (
    <Menu
      trigger={<IconButton icon="more" size="xs" tabIndex={-1} tooltip={false} label={t("more", { name: key.name })} />}
      entries={[
        { id: "details", label: t("details"), icon: "info", keys: ["Enter"], onPick: onOpen },
        { id: "name", label: t("copyName"), icon: "copy", keys: capsOf("mod+shift+c"), onPick: onCopyName },
        ...(end && !isGone ? [{ id: "end", label: t(end.what === "expiry" ? "end.change" : "end.remind"), icon: end.what === "expiry" ? ("calendar" as const) : ("clock" as const), keys: ["E"], offBecause: end.offBecause, onPick: onEnd }] : []),
        ...(isGone ? [] : [{ id: "rotate", label: t("rotate"), icon: "rotate" as const, keys: ["R"], offBecause: rotateOff, onPick: onRotate },
        { id: "revoke", label: t(deletes ? "delete" : "revoke"), icon: "revoke" as const, keys: capsOf("delete"), apart: true, danger: revokeOff === undefined, offBecause: revokeOff, onPick: onRevoke }]),
      ]}
    />
  );
}
