import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";

export interface PopoverProps {
  trigger: ReactElement<Record<string, unknown>>;
  title: string;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  align?: "start" | "end" | undefined;
  children: ReactNode;
}

/** A few controls or facts beside their button. */
export function Popover({ trigger, title, open, onOpenChange, align = "start", children }: PopoverProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-40">
          <Base.Popup className="max-w-105 min-w-60 rounded-8 border border-line-2 bg-raised p-3.5 shadow-2 transition-opacity data-ending-style:opacity-0">
            <Base.Title className="mb-2 font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
