import type { ReactNode } from "react";

/** Buttons side by side, pushed to the end of their row. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <span className="ml-auto flex items-center gap-2">{children}</span>;
}
