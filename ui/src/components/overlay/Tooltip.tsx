import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export interface TooltipProps {
  words: ReactNode;
  /** The one focusable element it belongs to. */
  children: ReactElement<Record<string, unknown>>;
  disabled?: boolean | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
}

/** A short fact on hover or focus; never the only place of something that must be known. */
export function Tooltip({ words, children, disabled = false, side = "bottom" }: TooltipProps) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} closeOnClick={false} delay={400} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="max-w-80 rounded-5 bg-ink px-2.25 py-1.5 text-12 text-on-ink shadow-2 transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0">
            {words}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Around the window: once a tooltip is open, its neighbours open at once. */
export const TooltipProvider = Base.Provider;
