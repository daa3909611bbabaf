import { useMemo } from "react";
import type { KeyRowView } from "@/ipc";
import { useShortcuts } from "@/keyboard";
import { useWords } from "@/words";
import type { ManyDeed } from "./select/useChoiceOff";

export interface KeyShortcuts {
  /** The row that the keyboard is on. */
  current: () => KeyRowView | undefined;
  onSearch: () => void;
  onCreate: () => void;
  onRevoke: (key: KeyRowView) => void;
  onRotate: (key: KeyRowView) => void;
  onCopyName: (key: KeyRowView) => void;
  onEnd: (key: KeyRowView) => void;
  /** While keys are chosen: it is about all of them. */
  onMany: ((deed: ManyDeed) => void) | undefined;
}

/** The keys of the list. */
export function useKeyShortcuts({ current, onSearch, onCreate, onRevoke, onRotate, onCopyName, onEnd, onMany }: KeyShortcuts): void {
  const { t } = useWords("keys");
  useShortcuts(
    useMemo(() => {
      const withKey = (act: (key: KeyRowView) => void) => () => {
        const key = current();
        if (key) act(key);
      };
      const withAll = (deed: ManyDeed, act: (key: KeyRowView) => void) => (onMany ? () => onMany(deed) : withKey(act));
      return [
        { keys: "r", label: t("shortcut.rotate"), hint: t("shortcut.rotateHint"), where: "list", run: withAll("rotate", onRotate) },
        { keys: "delete", label: t("shortcut.revoke"), hint: t("shortcut.revokeHint"), where: "list", run: withAll("revoke", onRevoke) },
        { keys: "mod+shift+c", label: t("shortcut.copyName"), where: "list", run: withKey(onCopyName) },
        { keys: "e", label: t("shortcut.end"), where: "list", run: withAll("change_expiry", onEnd) },
        { keys: "c", label: t("shortcut.create"), where: "list", run: onCreate },
        { keys: "/", label: t("shortcut.search"), run: onSearch },
      ];
    }, [t, current, onSearch, onCreate, onRevoke, onRotate, onCopyName, onEnd, onMany]),
  );
}
