import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { Icon, useIsNarrow } from "@/components";
import { useApp, usePreferences } from "@/ipc";
import { count, useWords } from "@/words";
import { Doors } from "./Doors";
import { ServerLinks } from "./ServerLinks";
import { KeyHelp, KeyHints, Shell, Sidebar, SidebarLink } from "./shell";
import { WindowStatus } from "./WindowStatus";
import { WorkArea } from "./WorkArea";
import { applyTheme } from "./theme";
import { useWindowKeys } from "./useWindowKeys";

/** The window: its frame with what is in it now, and the page. */
export function Window() {
  const [helpOpen, setHelpOpen] = useState(false);
  const showHelp = useCallback(() => setHelpOpen(true), []);
  const { preferences } = usePreferences();
  const narrow = useIsNarrow();
  const folded = narrow || preferences.sidebarFolded;
  useWindowKeys(showHelp);
  useEffect(() => applyTheme(preferences.theme), [preferences.theme]);
  return (
    <Doors>
      <Shell folded={folded} status={<WindowStatus />} hints={<KeyHints onAll={showHelp} />} sidebar={<WindowSidebar folded={folded} narrow={narrow} />}>
        <WorkArea />
      </Shell>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </Doors>
  );
}

function WindowSidebar({ folded, narrow }: { folded: boolean; narrow: boolean }) {
  const { t } = useWords("app");
  const { preferences, prefer } = usePreferences();
  const navigate = useNavigate();
  const servers = useApp().data?.servers ?? [];
  const counted = servers.flatMap(({ keys }) => (keys === null ? [] : [keys]));
  const keys = counted.length > 0 ? count(counted.reduce((sum, each) => sum + each, 0)) : undefined;
  return (
    <Sidebar
      folded={folded}
      onFold={narrow ? undefined : () => void prefer({ sidebarFolded: !preferences.sidebarFolded })}
      onAddServer={() => void navigate({ to: "/servers", search: { add: true } })}
      sections={
        <>
          <SidebarLink to="/keys" activeOptions={{ exact: true, includeSearch: true }} folded={folded} mark={<Icon name="key" />} label={t("nav.keys")} end={keys} />
          <SidebarLink to="/accounts" folded={folded} mark={<Icon name="user" />} label={t("nav.accounts")} />
          <SidebarLink to="/activity" folded={folded} mark={<Icon name="activity" />} label={t("nav.activity")} />
        </>
      }
      servers={<ServerLinks folded={folded} />}
      more={<SidebarLink to="/servers" activeOptions={{ exact: true, includeSearch: false }} folded={folded} mark={<Icon name="server" />} label={t("nav.allServers")} />}
      foot={<SidebarLink to="/settings" folded={folded} mark={<Icon name="gear" />} label={t("nav.settings")} />}
    />
  );
}
