import { clsx } from "clsx";
import type { ReactNode } from "react";
import { IconButton, Logo } from "@/components";
import { useWords } from "@/words";

export interface SidebarProps {
  folded: boolean;
  /** Left out where the window decides: below 1200 it is always a rail. */
  onFold?: (() => void) | undefined;
  /** `SidebarLink`s to the sections. */
  sections: ReactNode;
  /** `SidebarLink`s to the servers, in the user's order. */
  servers: ReactNode;
  onAddServer?: (() => void) | undefined;
  /** Below the servers: all of them. */
  more?: ReactNode | undefined;
  /** At the foot: settings. */
  foot: ReactNode;
}

export function Sidebar({ folded, onFold, sections, servers, onAddServer, more, foot }: SidebarProps) {
  const { t } = useWords("app");
  const add = onAddServer && <IconButton icon="plus" label={t("nav.addServer")} size="xs" onClick={onAddServer} />;
  return (
    <aside data-region aria-label={t("region.sidebar")} className="flex min-h-0 flex-col overflow-x-hidden overflow-y-auto border-r border-line bg-canvas">
      <div className={clsx("flex h-(--head) flex-none items-center gap-2.5 text-14 font-semibold", folded ? "justify-center" : "pr-2 pl-3.5")}>
        {folded && onFold ? (
          <IconButton icon="sidebar" label={t("nav.expand")} size="sm" aria-expanded={false} onClick={onFold} />
        ) : (
          <Logo size={20} />
        )}
        {!folded && <span>{t("name")}</span>}
        {!folded && onFold && <IconButton icon="sidebar" label={t("nav.collapse")} size="sm" className="ml-auto" aria-expanded onClick={onFold} />}
      </div>
      <nav aria-label={t("nav.sections")} className="px-2 py-1">
        {sections}
      </nav>
      <div className={clsx("mt-3 flex h-7 flex-none items-center text-12 text-text-3", folded ? "justify-center" : "justify-between pr-2.5 pl-4")}>
        {!folded && <span>{t("nav.servers")}</span>}
        {add}
      </div>
      <nav aria-label={t("nav.servers")} className="px-2 pb-1">
        {servers}
        {more && <div className="pt-1">{more}</div>}
      </nav>
      <nav aria-label={t("nav.settings")} className="mt-auto border-t border-line p-2">
        {foot}
      </nav>
    </aside>
  );
}
