import type { ReactNode } from "react";

/** Settings of one kind, in a frame. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1.5 text-14 font-semibold">{title}</h2>
      <dl className="divide-y divide-line rounded-8 border border-line">{children}</dl>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  help?: string | undefined;
  /** The value is long: under its name instead of beside it. */
  below?: boolean;
  children: ReactNode;
}

/** One setting: its name, what it means, and its value or control. */
export function Choice({ label, help, below = false, children }: ChoiceProps) {
  return (
    <div className={below ? "flex flex-col gap-2 px-3.5 py-2.5" : "flex min-h-11.5 items-center gap-4 px-3.5 py-1.5"}>
      <dt className="min-w-0 flex-1">
        <span className="font-medium">{label}</span>
        {help && <span className="block max-w-110 text-12 text-text-3">{help}</span>}
      </dt>
      <dd className={below ? "min-w-0 text-text-2" : "flex min-w-0 items-center text-text-2"}>{children}</dd>
    </div>
  );
}
