import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A framed part of a page. */
export function Panel({ title, count, aside, children, className }: { title?: string; /** How many it holds. */ count?: string | undefined; aside?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={clsx("overflow-hidden rounded-8 border border-line bg-surface", className)}>
      {title && (
        <header className="flex h-10 items-center gap-2 border-b border-line pr-2 pl-3.5">
          <h2 className="text-14 font-semibold">{title}</h2>
          {count !== undefined && <span className="text-text-3">{count}</span>}
          {aside && <span className="ml-auto">{aside}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
