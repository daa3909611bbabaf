import type { ReactNode } from "react";
import { StatusBarFrame } from "@/components";

export interface ShellProps {
  sidebar: ReactNode;
  /** The sidebar is a rail of icons: on a narrow window, or because the user folded it. */
  folded: boolean;
  /** Standing facts at the start of the status bar. */
  status: ReactNode;
  /** Standing hints at its end. */
  hints: ReactNode;
  /** The page. */
  children: ReactNode;
}

/** The window's frame: sidebar, work area, status bar. Nothing here scrolls. */
export function Shell({ sidebar, folded, status, hints, children }: ShellProps) {
  return (
    <div className={`grid h-full grid-rows-[minmax(0,1fr)_var(--foot)] ${folded ? "grid-cols-[var(--rail)_minmax(0,1fr)]" : "grid-cols-[var(--side)_minmax(0,1fr)]"}`}>
      <StatusBarFrame start={status} end={hints}>
        {sidebar}
        <main className="flex min-h-0 min-w-0 bg-surface">{children}</main>
      </StatusBarFrame>
    </div>
  );
}
