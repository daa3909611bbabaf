import { Monogram, SessionMark, useNow } from "@/components";
import { sessionWords, standingOf } from "@/features/servers";
import { useServers, useSystemOf } from "@/ipc";
import { useWords } from "@/words";
import { SidebarLink } from "./shell";
import { usePlaceOf } from "./usePlaceOf";

/** The servers in the sidebar, in the user's order. Each leads to what can be done there now. */
export function ServerLinks({ folded }: { folded: boolean }) {
  const { t } = useWords("servers");
  const servers = useServers();
  const systemOf = useSystemOf();
  const placeOf = usePlaceOf();
  const now = useNow();
  return servers.map((server) => {
    const system = systemOf(server.system);
    const standing = standingOf(server, now);
    const look = {
      folded,
      label: server.name,
      about: sessionWords(t, server.name, standing),
      mark: <Monogram letters={system?.monogram ?? ""} series={system?.series} />,
      end: <SessionMark look="side" state={standing.state} left={standing.renews ? undefined : standing.left} />,
    };
    return <SidebarLink key={server.id} {...look} {...placeOf(server)} activeOptions={{ exact: true, includeSearch: true }} />;
  });
}
