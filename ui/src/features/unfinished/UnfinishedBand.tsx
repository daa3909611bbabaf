import { Button, Icon } from "@/components";
import { useApp, type OperationId } from "@/ipc";
import { useWords } from "@/words";

export interface UnfinishedBandProps {
  /** The one that is being finished right now. */
  except: OperationId | undefined;
  onOpen: () => void;
}

/** Above every page: new keys that wait for the user. Nothing where none does. */
export function UnfinishedBand({ except, onOpen }: UnfinishedBandProps) {
  const { t } = useWords("unfinished");
  const unfinished = (useApp().data?.unfinished ?? []).filter(({ operation }) => operation !== except);
  if (unfinished.length === 0) return null;
  return (
    <section data-region aria-label={t("title")} className="flex h-10 flex-none items-center gap-2 border-b border-line bg-accent-soft pr-4 pl-5 text-text-2">
      <Icon name="clock" className="text-accent-text" />
      <b className="flex-none font-semibold text-text">{t("band", { count: unfinished.length })}</b>
      <span className="min-w-0 flex-1 truncate">{unfinished.map(({ name }) => name).join(", ")}</span>
      <Button size="sm" onClick={onOpen}>
        {t("open")}
      </Button>
    </section>
  );
}
