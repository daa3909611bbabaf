import { Menu as Base } from "@base-ui/react/menu";
import { clsx } from "clsx";
import type { ReactElement } from "react";
import { Icon, type IconName } from "../icon";
import { Kbd } from "../mark/Kbd";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: IconName | undefined;
  keys?: readonly string[] | undefined;
  /** A line above it. */
  apart?: boolean | undefined;
  danger?: boolean | undefined;
  /** Marks the chosen one of a set. */
  chosen?: boolean | undefined;
  offBecause?: string | undefined;
  onPick: () => void;
}

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
  align?: "start" | "end" | undefined;
}

export function Menu({ trigger, entries, align = "end" }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className="min-w-44 rounded-8 border border-line-2 bg-raised p-1 shadow-2 transition-opacity outline-none data-ending-style:opacity-0">
            {entries.map((entry) => (
              <div key={entry.id} role="presentation" className={clsx(entry.apart && "mt-1 border-t border-line pt-1")}>
                <Base.Item
                  disabled={entry.offBecause !== undefined}
                  onClick={entry.onPick}
                  aria-current={entry.chosen || undefined}
                  className={clsx(
                    "flex min-h-7.5 items-center gap-2 rounded-5 px-2 py-1 outline-none data-disabled:text-text-3 data-highlighted:bg-press",
                    entry.danger && "text-red-text",
                  )}
                >
                  {entry.icon && <Icon name={entry.icon} className={entry.danger ? "" : "text-text-2"} />}
                  <span className="min-w-0 flex-1">
                    {entry.label}
                    {entry.offBecause !== undefined && <span className="block max-w-64 text-12 text-text-3">{entry.offBecause}</span>}
                  </span>
                  {entry.chosen && <Icon name="check" className="text-accent-text" />}
                  {entry.keys && <Kbd keys={entry.keys} />}
                </Base.Item>
              </div>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
