import { Because } from "@/components";
import { useServers, type BulkServerView, type BulkView } from "@/ipc";
import { count, useWords } from "@/words";

/** What stopping leaves, and what of a revocation can be taken back. */
export function FootNote({ of: bulk }: { of: BulkView }) {
  const { t } = useWords("bulk");
  const servers = useServers();
  const { state, counts } = bulk;
  const isOpen = state === "running" || state === "paused";
  const names = (of: readonly BulkServerView[]) => of.map(({ server }) => servers.find(({ id }) => id === server)?.name ?? "").join(", ");
  const back = bulk.servers.filter((each) => each.counts.undoable > 0);
  const gone = bulk.servers.filter((each) => each.effect === "deletes" && each.counts.done > 0);
  const deleted = gone.reduce((sum, each) => sum + each.counts.done, 0);
  const sentences = [
    isOpen && counts.left > 0 && t("progress.foot.stop", { count: counts.left, n: count(counts.left) }),
    bulk.deed.deed === "revoke" && counts.undoable > 0 && t("progress.foot.undo", { count: counts.undoable, n: count(counts.undoable), servers: names(back) }),
    bulk.deed.deed === "revoke" && deleted > 0 && t("progress.foot.final", { count: deleted, n: count(deleted), servers: names(gone) }),
  ].filter(Boolean);
  return sentences.length === 0 ? null : <Because icon="info">{sentences.join(" ")}</Because>;
}
