import type { ReactNode } from "react";

/** The body of a page about one rotation: what is done beside the two keys. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5">
      <div className="grid grid-cols-[minmax(0,1fr)_284px] gap-7 max-[1060px]:grid-cols-[minmax(0,1fr)_248px] max-[1060px]:gap-5">
        <div className="flex max-w-180 min-w-0 flex-col gap-4">{children}</div>
        <aside className="flex min-w-0 flex-col gap-4">{aside}</aside>
      </div>
    </div>
  );
}

/** The foot of such a page: what to know on the left, the one way on at the end. */
export function Foot({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section data-region aria-label={label} className="flex min-h-13 flex-none items-center gap-3 border-t border-line bg-canvas px-5 py-2">
      {children}
    </section>
  );
}
