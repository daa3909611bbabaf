import type { ReactNode } from "react";
import { Icon, Monogram, Time, type IconName } from "@/components";
import { useServer, type ServerId } from "@/ipc";

export interface RowProps {
  /** What it is about. */
  name: string;
  /** The server it is on, or a drawing where it is on several. */
  on: { server: ServerId } | { icon: IconName };
  began: string;
  action: ReactNode;
  children: ReactNode;
}

/** One piece of work: what it was, what is known of it, and what can be done. */
export function Row({ name, on, began, action, children }: RowProps) {
  return (
    <section aria-label={name} className="flex flex-col gap-2 rounded-8 border border-line px-3.5 py-3">
      <div className="flex items-center gap-2">
        {"server" in on ? <Where server={on.server}>{name}</Where> : (
          <>
            <Icon name={on.icon} className="text-text-2" />
            <Name>{name}</Name>
          </>
        )}
        <span className="ml-auto flex-none text-12 text-text-3">
          <Time at={began} />
        </span>
      </div>
      <div className="flex items-center gap-3 text-text-2">
        <div className="min-w-0 flex-1">{children}</div>
        <span className="flex flex-none gap-2">{action}</span>
      </div>
    </section>
  );
}

function Where({ server: id, children }: { server: ServerId; children: string }) {
  const { server, system } = useServer(id);
  return (
    <>
      <Monogram letters={system?.monogram ?? ""} series={system?.series} />
      <Name>{children}</Name>
      <span className="flex-none text-text-2">{server?.name}</span>
    </>
  );
}

function Name({ children }: { children: string }) {
  return (
    <span className="min-w-0 truncate font-medium" title={children}>
      {children}
    </span>
  );
}
