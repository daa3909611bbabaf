import { useMemo } from "react";
import { useShortcuts, type Shortcut } from "@/keyboard";
import { useWords } from "@/words";

/** Puts the keys of a list into the list of all keys; the list itself handles them. */
export function useListKeys(opens: boolean, selects: boolean): void {
  const { t } = useWords("components");
  useShortcuts(
    useMemo<Shortcut[]>(
      () => [
        { keys: "ArrowUp", label: t("list.up"), where: "list", shown: true },
        { keys: "ArrowDown", label: t("list.down"), where: "list", shown: true },
        { keys: "Home", label: t("list.first"), where: "list", shown: true },
        { keys: "End", label: t("list.last"), where: "list", shown: true },
        { keys: "PageUp", label: t("list.pageUp"), where: "list", shown: true },
        { keys: "PageDown", label: t("list.pageDown"), where: "list", shown: true },
        ...(selects ? [{ keys: "Space", label: t("list.select"), hint: t("list.selectShort"), where: "list" as const, shown: true }] : []),
        ...(selects ? [{ keys: "shift+ArrowDown", label: t("list.extend"), where: "list" as const, shown: true }] : []),
        ...(selects ? [{ keys: "shift+ArrowUp", label: t("list.extendUp"), where: "list" as const, shown: true }] : []),
        ...(selects ? [{ keys: "Escape", label: t("list.selectNone"), where: "list" as const, shown: true }] : []),
        ...(selects ? [{ keys: "mod+a", label: t("list.selectAll"), where: "list" as const, shown: true }] : []),
        ...(opens ? [{ keys: "Enter", label: t("list.open"), hint: t("list.openShort"), where: "list" as const, shown: true }] : []),
      ],
      [t, opens, selects],
    ),
  );
}
