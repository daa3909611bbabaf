import { useQuery } from "@tanstack/react-query";
import { reading, useHost, type IpcError, type KeyQueryView, type KeyRowView } from "@/ipc";

/** Enough for all keys that share one name. */
const NAMESAKES = 200;

/** One key as the inventory has it now: null once it is gone, unless it was opened as one that is, and until then what it was when it was opened. */
export function useKey(opened: KeyRowView): KeyRowView | null {
  const host = useHost();
  const isGone = opened.goneSince !== null;
  const query: KeyQueryView = { search: opened.name, statuses: [], servers: [opened.server], gone: isGone, sort: "name", descending: false, grouped: false, offset: 0, limit: NAMESAKES };
  const { data } = useQuery<KeyRowView | null, IpcError>({
    queryKey: [...reading.keys, "one", opened.server, opened.id, isGone],
    queryFn: async () => {
      const { rows, total } = await host.keyPage(query);
      // Where more keys share the name than fit, one that was not found may still be there.
      return rows.find(({ id }) => id === opened.id) ?? (total > rows.length ? opened : null);
    },
    placeholderData: opened,
  });
  return data === undefined ? opened : data;
}
