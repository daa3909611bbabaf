import { useState } from "react";
import { Icon, JobBar, type IconName } from "@/components";
import { useServers, type BulkView } from "@/ipc";
import { count, spanOf, useWords } from "@/words";

/** How far a bulk is, in figures and as a bar; said aloud at each tenth. */
export function Figures({ of: bulk }: { of: BulkView }) {
  const { t } = useWords("bulk");
  const servers = useServers();
  const { done, failed, unknown, left, skipped, total } = bulk.counts;
  const whole = total - skipped;
  const percent = whole === 0 ? 100 : Math.floor(((whole - left) / whole) * 100);
  const waiting = bulk.servers.find(({ waitUntil }) => waitUntil !== null);
  const pace = waiting && servers.find(({ id }) => id === waiting.server)?.name;
  const beside =
    bulk.state === "paused"
      ? t("progress.paused")
      : bulk.state === "stopped"
        ? t("progress.stopped")
        : bulk.state === "done"
          ? t("progress.over")
          : pace !== undefined
            ? t("progress.pace", { server: pace })
            : bulk.leftSeconds !== null && t("progress.timeLeft", { span: spanOf(bulk.leftSeconds * 1000) });
  const words = { percent, done: count(done), failed: count(failed + unknown), left: count(left), total: count(whole) };
  return (
    <section className="flex flex-none flex-col gap-2.5">
      <div className="flex items-start gap-9">
        <Figure n={done} icon="check" words={t(`progress.done.${bulk.deed.deed}`)} />
        <Figure n={failed} icon="octagon" words={t("progress.failed")} />
        {unknown > 0 && <Figure n={unknown} icon="info" words={t("progress.unknown")} />}
        <Figure n={left} icon="clock" words={t("progress.left")} />
        {skipped > 0 && <Figure n={skipped} icon="minus" words={t("progress.skipped")} />}
        <div className="ml-auto text-right">
          <b className="block text-20 font-semibold">{t("progress.percent", { n: percent })}</b>
          <span className="text-text-2">{beside}</span>
        </div>
      </div>
      <span className="flex">
        <JobBar total={whole} done={done} failed={failed + unknown} label={t("progress.bar", words)} />
      </span>
      <span role="status" className="sr-only">
        <Spoken tenth={Math.floor(percent / 10)} words={t("progress.spoken", words)} />
      </span>
    </section>
  );
}

function Figure({ n, icon, words }: { n: number; icon: IconName; words: string }) {
  return (
    <div>
      <b className="block text-20 font-semibold">{count(n)}</b>
      <span className="flex items-center gap-1.5 text-text-2">
        <Icon name={icon} size={14} />
        {words}
      </span>
    </div>
  );
}

/** Words that change only with the tenth, so that each step is not read aloud. */
function Spoken({ tenth, words }: { tenth: number; words: string }) {
  const [said, say] = useState({ tenth, words });
  if (said.tenth !== tenth) say({ tenth, words });
  return said.words;
}
