import { Dialog as Base } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { firstTabbable } from "@/keyboard";
import { useWords } from "@/words";
import { IconButton } from "../button";

/** What asked for the close. */
export type CloseReason = "escape" | "button" | "outside";

export interface DialogProps {
  open: boolean;
  /**
   * Asked before anything closes: the owner decides, so that nothing typed is lost by accident. A press outside is
   * only reported where `outsideCloses` is set.
   */
  onClose: (reason: CloseReason) => void;
  outsideCloses?: boolean | undefined;
  title: string;
  /** Below the title, before the body: whose key, which server. */
  lead?: ReactNode | undefined;
  /** Pixels; 600 for forms, 560 for questions. */
  width?: number | undefined;
  /** Leaves out the button in the corner, where only the footer may end it. */
  noClose?: boolean | undefined;
  /** Stays while the body scrolls. */
  footer?: ReactNode | undefined;
  /** Where focus starts; a destructive dialog gives its Cancel. Otherwise on the first control of the body or footer. */
  focusFirst?: RefObject<HTMLElement | null> | undefined;
  /** Ctrl+Enter. Leave it out of destructive dialogs. */
  onSubmit?: (() => void) | undefined;
  children: ReactNode;
}

/** A question or a form over the window. The status bar stays in view. */
export function Dialog({ open, onClose, outsideCloses = false, title, lead, width = 560, noClose = false, footer, focusFirst, onSubmit, children }: DialogProps) {
  const { t } = useWords("components");
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);

  function onOpenChange(next: boolean, details: Base.Root.ChangeEventDetails) {
    if (next) return;
    details.cancel();
    if (details.reason === "escape-key") onClose("escape");
    else if (details.reason === "outside-press" && outsideCloses) onClose("outside");
    else if (details.reason === "close-press") onClose("button");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && onSubmit) {
      event.preventDefault();
      onSubmit();
    }
  }

  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-x-0 top-0 bottom-(--foot) z-30 bg-scrim transition-opacity duration-(--t-base) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-x-0 top-0 bottom-(--foot) z-30 grid place-items-center p-6">
          <Base.Popup
            data-modal
            initialFocus={focusFirst ?? (() => (body.current && firstTabbable(body.current)) ?? (foot.current && firstTabbable(foot.current)) ?? true)}
            onKeyDown={onKeyDown}
            style={{ width }}
            className="flex max-h-full max-w-full flex-col overflow-hidden rounded-10 border border-line-2 bg-raised shadow-3 transition-opacity duration-(--t-base) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <header className={clsx("flex items-center gap-2 pt-4 pl-5", noClose ? "pr-5" : "pr-3", lead === undefined ? "pb-3" : "pb-1")}>
              <Base.Title className="min-w-0 flex-1 truncate text-16 font-semibold tracking-title">{title}</Base.Title>
              {!noClose && <IconButton icon="close" label={t("closeEsc")} size="sm" tooltip={false} title={t("closeEsc")} onClick={() => onClose("button")} />}
            </header>
            <div ref={body} className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5">
              {lead}
              {children}
            </div>
            {footer && <footer ref={foot} className="flex flex-none items-center gap-2 border-t border-line bg-canvas px-5 py-3">{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
