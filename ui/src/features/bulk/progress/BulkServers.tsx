import { Icon, JobBar, Monogram, type IconName } from "@/components";
import { useServers, useSystemOf, type BulkServerView, type BulkState, type BulkView } from "@/ipc";
import { count, useWords } from "@/words";

/** How far each server is. */
export function BulkServers({ of: bulk }: { of: BulkView }) {
  const { t } = useWords("bulk");
  const servers = useServers();
  const systemOf = useSystemOf();
  const shown = bulk.servers.filter(({ counts }) => counts.total > counts.skipped);
  return (
    <ul aria-label={t("progress.servers")} className="flex-none divide-y divide-line rounded-8 border border-line">
      {shown.map((each) => {
        const server = servers.find(({ id }) => id === each.server);
        const system = systemOf(server?.system ?? "");
        const { total, skipped, left, done, failed, unknown } = each.counts;
        const whole = total - skipped;
        const words = { done: count(done), total: count(whole), failed: count(failed + unknown) };
        const [icon, says] = standing(each, bulk.state);
        return (
          <li key={each.server} className="grid h-9.5 grid-cols-[minmax(120px,220px)_minmax(80px,280px)_100px_minmax(0,1fr)] items-center gap-3 px-3.5">
            <span className="flex min-w-0 items-center gap-2">
              <Monogram letters={system?.monogram ?? ""} series={system?.series} />
              <span className="truncate font-medium" title={server?.name}>
                {server?.name}
              </span>
            </span>
            <span className="flex">
              <JobBar total={whole} done={done} failed={failed + unknown} label={t("progress.bar", words)} />
            </span>
            <span className="text-right">{t("progress.serverOf", { n: count(whole - left), total: count(whole) })}</span>
            <span className="flex min-w-0 items-center gap-1.5 text-text-2">
              <Icon name={icon} size={14} />
              <span className="truncate">{says}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );

  function standing({ counts, waitUntil }: BulkServerView, state: BulkState): [IconName, string] {
    const left = { n: count(counts.left) };
    const bad = counts.failed + counts.unknown;
    if (counts.left === 0) return bad > 0 ? ["octagon", t("progress.serverFailed", { n: count(bad) })] : ["check", t("progress.serverDone")];
    if (state === "stopped") return ["stop", t("progress.serverStopped", left)];
    if (state === "paused") return ["pause", t("progress.serverLeft", left)];
    return waitUntil === null ? ["rotate", t("progress.serverLeft", left)] : ["clock", t("progress.serverWaits", left)];
  }
}
