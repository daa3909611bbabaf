import { useCallback, useState } from "react";
import type { KeyRowView } from "@/ipc";
import { useWords } from "@/words";

/** Copies the name of a key, which is no secret, and says so. */
export function useCopyName(): { copyName: (key: KeyRowView) => void; said: string } {
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
  return { copyName, said };
}
