import { Button, Icon } from "@/components";
import type { OperationId } from "@/ipc";
import { useWords } from "@/words";
import { useBulkTitle } from "./useBulkTitle";
import { useUnfinished } from "./useUnfinished";

export interface UnfinishedBandProps {
  /** The one that is being finished right now. */
  except: OperationId | undefined;
  onOpen: () => void;
}

/** Above every page: what waits for the user. Nothing where nothing does; what waits for its time is not unfinished. */
export function UnfinishedBand({ except, onOpen }: UnfinishedBandProps) {
  const { t } = useWords("unfinished");
  const { rotations, bulks, creations } = useUnfinished(except);
  const overdue = rotations.filter((each) => each.overdue);
  const open = rotations.filter(({ state }) => state === "open");
  const title = useBulkTitle();
  const work = open.length + bulks.length;
  const all = work + creations.length;
  if (overdue.length + all === 0) return null;
  const names = overdue.length > 0 ? overdue.map(({ name }) => name) : [...open.map(({ name }) => name), ...bulks.map(title), ...creations.map(({ name }) => name)];
  const says = overdue.length > 0 ? t("bandOverdue", { count: overdue.length }) : work === 0 ? t("band", { count: all }) : t("bandWork", { count: all });
  return (
    <section data-region aria-label={t("title")} className="flex h-10 flex-none items-center gap-2 border-b border-line bg-accent-soft pr-4 pl-5 text-text-2">
      <Icon name={overdue.length > 0 ? "octagon" : "clock"} className={overdue.length > 0 ? "text-text" : "text-accent-text"} />
      <b className="flex-none font-semibold text-text">{says}</b>
      <span className="min-w-0 flex-1 truncate">{names.join(", ")}</span>
      <Button size="sm" onClick={onOpen}>
        {t("open")}
      </Button>
    </section>
  );
}
