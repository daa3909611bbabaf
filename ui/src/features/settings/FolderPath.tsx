import { useState } from "react";
import { Button, TextInput } from "@/components";
import { useWords } from "@/words";

/** The profile's folder, to be read and copied. */
export function FolderPath({ path }: { path: string }) {
  const { t } = useWords("settings");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed">();

  async function copy() {
    try {
      await navigator.clipboard.writeText(path);
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
  }

  return (
    <div className="flex items-center gap-2">
      <TextInput readOnly mono value={path} aria-label={t("folder")} />
      <Button size="field" icon="copy" onClick={() => void copy()}>
        {t("copyFolder")}
      </Button>
      <span role="status" className="text-12 whitespace-nowrap text-text-3 empty:hidden">
        {outcome && t(outcome)}
      </span>
    </div>
  );
}
