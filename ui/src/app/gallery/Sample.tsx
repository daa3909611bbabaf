import type { ReactNode } from "react";

/** One heading of the gallery with its specimens. */
export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-1.75 font-semibold">{title}</h2>
      <div className="flex flex-wrap items-start gap-2.5">{children}</div>
    </section>
  );
}

/** One specimen with the name of its state. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="text-12 text-text-3">{name}</span>
      {children}
    </span>
  );
}
