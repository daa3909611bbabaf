import { Fragment, type ReactNode } from "react";
import { useWords } from "@/words";
import { Icon } from "../icon";

export interface PageProps {
  title: string;
  /** Before the title: links or names, outermost first. */
  trail?: readonly ReactNode[] | undefined;
  /** A fact beside the title: "12,408 on 4 of 5 servers". */
  sub?: ReactNode | undefined;
  /** At the end of the header; one primary button at most. */
  actions?: ReactNode | undefined;
  /** The bar under the header: search, filters, view. */
  toolbar?: ReactNode | undefined;
  /** A `Drawer`, over the page or docked. */
  drawer?: ReactNode | undefined;
  /** Over the foot of the body: a bulk bar, unsaved changes. */
  dock?: ReactNode | undefined;
  /** The body fills the page and scrolls by itself, as a table does. */
  fill?: boolean | undefined;
  children: ReactNode;
}

/** One page of the work area: header, toolbar, body. Only the body scrolls. */
export function Page({ title, trail, sub, actions, toolbar, drawer, dock, fill = false, children }: PageProps) {
  const { t } = useWords("components");
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 overflow-hidden">
      <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
        <header data-region aria-label={t("region.header")} className="relative flex h-(--head) flex-none items-center gap-2 border-b border-line pr-4 pl-5">
          {trail && (
            <nav aria-label={t("trail")} className="flex items-center gap-1.5 whitespace-nowrap text-text-3 [&_a]:text-text-3 [&_a]:no-underline [&_a:hover]:text-text">
              {trail.map((step, place) => (
                <Fragment key={place}>
                  {step}
                  <Icon name="chevronRight" size={14} />
                </Fragment>
              ))}
            </nav>
          )}
          <h1 className="truncate text-16 font-semibold tracking-title">{title}</h1>
          {sub !== undefined && <span className="truncate pt-0.5 text-text-3">{sub}</span>}
          {actions && <span className="ml-auto flex flex-none items-center gap-2 pl-2">{actions}</span>}
        </header>
        {toolbar && (
          <div data-region role="toolbar" aria-label={t("region.toolbar")} className="flex h-(--bar) flex-none items-center gap-2 overflow-hidden border-b border-line pr-4 pl-5">
            {toolbar}
          </div>
        )}
        <div data-region role="region" aria-label={title} tabIndex={-1} className={fill ? "relative flex min-h-0 flex-1 flex-col outline-none" : "min-h-0 flex-1 overflow-y-auto px-5 py-4 outline-none"}>
          {children}
        </div>
        {dock}
      </div>
      {drawer}
    </div>
  );
}
