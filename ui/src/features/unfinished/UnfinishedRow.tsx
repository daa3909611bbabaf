import type { ReactNode } from "react";
import { Monogram, Time } from "@/components";
import { useServer, type UnfinishedView } from "@/ipc";

/** One creation: what it was, what is known of it, and what can be done. */
export function UnfinishedRow({ of: operation, action, children }: { of: UnfinishedView; action: ReactNode; children: ReactNode }) {
  const { server, system } = useServer(operation.server);
  return (
    <section aria-label={operation.name} className="flex flex-col gap-2 rounded-8 border border-line px-3.5 py-3">
      <div className="flex items-center gap-2">
        <Monogram letters={system?.monogram ?? ""} series={system?.series} />
        <span className="min-w-0 truncate font-medium" title={operation.name}>
          {operation.name}
        </span>
        <span className="flex-none text-text-2">{server?.name}</span>
        <span className="ml-auto flex-none text-12 text-text-3">
          <Time at={operation.began} />
        </span>
      </div>
      <div className="flex items-center gap-3 text-text-2">
        <div className="min-w-0 flex-1">{children}</div>
        <span className="flex flex-none gap-2">{action}</span>
      </div>
    </section>
  );
}
