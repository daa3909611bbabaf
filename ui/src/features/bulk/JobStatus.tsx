import { Icon, LinkButton, StatusText } from "@/components";
import { useBulk, useOperations, type BulkView, type OperationId } from "@/ipc";
import { count, useWords } from "@/words";

/** On every page, while a bulk runs: how far it is, and the way to it. */
export function JobStatus({ onOpen }: { onOpen: (operation: OperationId) => void }) {
  const running = useOperations().data?.bulks.filter(({ state }) => state === "running") ?? [];
  const [first] = running;
  return first ? <Job of={first} jobs={running.length} onOpen={() => onOpen(first.id)} /> : null;
}

function Job({ of, jobs, onOpen }: { of: BulkView; jobs: number; onOpen: () => void }) {
  const { t } = useWords("bulk");
  const { counts } = useBulk(of.id, of).data ?? of;
  const total = counts.total - counts.skipped;
  const words = { count: jobs, n: count(total - counts.left), total: count(total) };
  return (
    <StatusText>
      <LinkButton quiet onClick={onOpen} className="inline-flex h-6 items-center gap-1.5 px-1 -mx-1">
        <Icon name="rotate" size={14} />
        {jobs === 1 ? t("job.one", words) : t("job.many", words)}
      </LinkButton>
    </StatusText>
  );
}
