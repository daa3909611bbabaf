import { useCallback, useState } from "react";
import type { KeyRowView } from "@/ipc";
import { count, useWords } from "@/words";

export interface CopyName {
  copyName: (key: KeyRowView) => void;
  /** One name in each line. */
  copyNames: (keys: readonly KeyRowView[]) => void;
  said: string;
}

/** Copies the names of keys, which are no secret, and says so. */
export function useCopyName(): CopyName {
  const { t } = useWords("keys");
  const [said, say] = useState("");
  const copyName = useCallback(
    ({ name }: KeyRowView) => {
      navigator.clipboard.writeText(name).then(
        () => say(t("nameCopied", { name })),
        () => say(t("nameNotCopied")),
      );
    },
    [t],
  );
  const copyNames = useCallback(
    (keys: readonly KeyRowView[]) => {
      navigator.clipboard.writeText(keys.map(({ name }) => name).join("\n")).then(
        () => say(t("choice.namesCopied", { count: keys.length, n: count(keys.length) })),
        () => say(t("nameNotCopied")),
      );
    },
    [t],
  );
  return { copyName, copyNames, said };
}
