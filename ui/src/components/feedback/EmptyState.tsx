import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  /** Names the filters that are on, or says why there is nothing. */
  children?: ReactNode | undefined;
  /** The way out: "Clear 3 filters". */
  action?: ReactNode | undefined;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div role="status" className="flex items-center gap-4 rounded-8 border border-line px-3.5 py-3">
      <div className="min-w-0 flex-1">
        <b className="font-semibold">{title}</b>
        {children && <div className="text-text-2">{children}</div>}
      </div>
      {action}
    </div>
  );
}
