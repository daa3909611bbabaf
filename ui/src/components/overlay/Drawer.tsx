import { clsx } from "clsx";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { firstTabbable } from "@/keyboard";
import { useWords } from "@/words";
import { IconButton } from "../button";

export interface DrawerProps {
  onClose: () => void;
  title: ReactNode;
  /** Above the title: the server it belongs to. */
  over?: ReactNode | undefined;
  /** Beside the title: a tag. */
  beside?: ReactNode | undefined;
  /** Before the close button: previous, next. */
  actions?: ReactNode | undefined;
  footer?: ReactNode | undefined;
  /** 440 instead of 416, for forms. */
  wide?: boolean | undefined;
  /** Where focus starts; otherwise on the first thing that can be operated after the header. */
  focusFirst?: RefObject<HTMLElement | null> | undefined;
  /** Leave focus where it is, for a drawer that follows the row. */
  keepFocus?: boolean | undefined;
  children: ReactNode;
}

/**
 * Details beside the work. Below 1440 it lies over the page, from there on it docks: give it to `Page` as `drawer`.
 * Esc closes it, and focus returns to where it was.
 */
export function Drawer({ onClose, title, over, beside, actions, footer, wide = false, focusFirst, keepFocus = false, children }: DrawerProps) {
  const { t } = useWords("components");
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);

  useEffect(() => {
    if (keepFocus) return;
    const before = document.activeElement;
    const first = focusFirst?.current ?? (body.current && firstTabbable(body.current));
    (first ?? root.current)?.focus();
    const self = root.current;
    return () => {
      if (before instanceof HTMLElement && (document.activeElement === document.body || self?.contains(document.activeElement))) before.focus();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- focus moves once, when the drawer opens
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    }
  }

  const close = <IconButton icon="close" label={t("closeEsc")} size="sm" tooltip={false} title={t("closeEsc")} onClick={onClose} />;
  const heading = (
    <h2 id={titleId} className="min-w-0 truncate text-16 font-semibold tracking-title">
      {title}
    </h2>
  );
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc works from anywhere inside
    <aside
      ref={root}
      tabIndex={-1}
      data-region
      role="dialog"
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      className={clsx(
        "absolute inset-y-0 right-0 z-20 flex max-w-full animate-enter flex-col border-l border-line-2 bg-raised shadow-3 outline-none dock:static dock:flex-none dock:shadow-none",
        wide ? "w-(--drawer-wide)" : "w-(--drawer)",
      )}
    >
      {over === undefined && beside === undefined ? (
        <header className="flex h-12 flex-none items-center gap-2 border-b border-line pr-2.5 pl-5">
          {heading}
          <span className="ml-auto flex items-center gap-1">
            {actions}
            {close}
          </span>
        </header>
      ) : (
        <header className="flex-none border-b border-line pt-2.5 pr-2.5 pb-3.5 pl-5">
          <div className="flex items-center gap-2">
            <span className="flex min-w-0 flex-1 items-center gap-2 text-text-2">{over}</span>
            {actions}
            {close}
          </div>
          <div className="mt-1 flex items-center gap-2.5">
            {heading}
            {beside}
          </div>
        </header>
      )}
      <div ref={body} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {children}
      </div>
      {footer && <footer className="flex flex-none items-center gap-2 border-t border-line bg-canvas px-5 py-3">{footer}</footer>}
    </aside>
  );
}

/** A part of a drawer, closed by a line. */
export function DrawerSection({ children, grow = false }: { children: ReactNode; grow?: boolean }) {
  return <section className={clsx("border-line px-5 py-3.5", grow ? "flex-1" : "border-b")}>{children}</section>;
}
