import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { Icon, Monogram, SessionMark, StatusText, useIsNarrow } from "@/components";
import { KeyHelp, KeyHints, Shell, Sidebar, SidebarLink } from "../shell";

/** The frame with made-up servers around a sheet of the gallery. */
export function GalleryWindow({ theme, children }: { theme: ReactNode; children: ReactNode }) {
  const [router] = useState(() => createRouter({ routeTree: createRootRoute({ component: () => <Frame theme={theme}>{children}</Frame> }), history: createMemoryHistory() }));
  return <RouterProvider router={router as never} />;
}

function Frame({ theme, children }: { theme: ReactNode; children: ReactNode }) {
  const [help, setHelp] = useState(false);
  const [byUser, setByUser] = useState(false);
  const narrow = useIsNarrow();
  const folded = narrow || byUser;
  const servers = [["Ba", 1, "Babelfor - production"], ["Ha", 2, "Haut.AI - EU"], ["Bf", 3, "Bfore PreCrime"], ["Mg", 4, "Mgmt - Budapest"]] as const;
  return (
    <>
      <Shell folded={folded} status={<StatusText><Icon name="unlock" size={14} />Keychain unlocked</StatusText>} hints={<KeyHints onAll={() => setHelp(true)} />}
        sidebar={<Sidebar folded={folded} onFold={narrow ? undefined : () => setByUser(!byUser)} onAddServer={() => {}}
          sections={<><SidebarLink to="/keys" folded={folded} mark={<Icon name="key" />} label="Keys" end="12,408" /><SidebarLink to="/accounts" folded={folded} mark={<Icon name="user" />} label="Accounts" /></>}
          servers={<>{servers.map(([letters, series, name]) => <SidebarLink key={name} to="/keys" activeOptions={{ exact: true }} folded={folded} mark={<Monogram letters={letters} series={series} />} label={name} end={<SessionMark look="side" state="signed_in" />} />)}
            <SidebarLink to="/servers" folded={folded} mark={<Monogram letters="B2" series={5} />} label="B2Core back office" end={<SessionMark look="side" state="needs_sign_in" />} /></>}
          more={<SidebarLink to="/servers" folded={folded} mark={<Icon name="server" />} label="All servers" />}
          foot={<><SidebarLink to="/settings" folded={folded} mark={<Icon name="gear" />} label="Settings" />{!folded && theme}</>} />}>
        {children}
      </Shell>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </>
  );
}
