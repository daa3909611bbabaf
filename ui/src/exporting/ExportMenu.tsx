import { Button, IconButton, Menu } from "@/components";
import type { ExportFormat } from "@/ipc";
import { useWords } from "@/words";
import type { Exporting } from "./useExport";

const FORMATS: readonly ExportFormat[] = ["csv", "json"];

export interface ExportMenuProps {
  of: Exporting;
  /** What is written: "Export 602 entries". */
  label: string;
  /** button: with its words. quiet: small, beside other controls. icon: the drawing alone. */
  look?: "button" | "quiet" | "icon" | undefined;
  /** How many rows there are; none cannot be exported. */
  rows: number | undefined;
}

/** Begins an export in one of the forms of a file. */
export function ExportMenu({ of: exporting, label, look = "button", rows }: ExportMenuProps) {
  const { t } = useWords("exporting");
  const { busy, begin, trigger: ref } = exporting;
  const off = rows === 0 && { offBecause: t("nothing") };
  const trigger =
    look === "icon" ? (
      <IconButton ref={ref} icon="download" label={label} aria-busy={busy || undefined} {...off} />
    ) : (
      <Button ref={ref} icon="download" {...(look === "quiet" && { kind: "ghost", size: "sm" })} busy={busy && t("busy")} {...off}>
        {label}
      </Button>
    );
  if (off) return trigger;
  return <Menu trigger={trigger} entries={FORMATS.map((format) => ({ id: format, icon: "file", label: t(`format.${format}`), offBecause: busy ? t("wait") : undefined, onPick: () => begin(format) }))} />;
}
