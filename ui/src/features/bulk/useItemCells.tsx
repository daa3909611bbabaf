import { Monogram } from "@/components";
import { useServers, useSystemOf, type BulkItemView, type ServerId } from "@/ipc";
import { useWords } from "@/words";

/** The cells that tell an item of a bulk from the others, in the preview as on the page. */
export function useItemCells() {
  const { t } = useWords("bulk");
  const servers = useServers();
  const systemOf = useSystemOf();
  const kind = (id: ServerId) => systemOf(servers.find((each) => each.id === id)?.system ?? "");
  return {
    kind,
    name: ({ name }: BulkItemView) => <span title={name} className="font-medium text-text">{name}</span>,
    server: ({ server: id }: BulkItemView) => (
      <span className="flex items-center gap-1.5" title={servers.find((each) => each.id === id)?.name}>
        <Monogram letters={kind(id)?.monogram ?? ""} series={kind(id)?.series} />
        <span className="truncate">{kind(id)?.shortName}</span>
      </span>
    ),
    hint: ({ hint, server }: BulkItemView) => (hint === null ? <span className="text-text-3">{t(kind(server)?.keys?.secret === "once" ? "notSaved" : "notReported")}</span> : <span className="font-mono text-12">{hint}</span>),
  };
}
