import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useWords } from "@/words";

interface Slots {
  start: HTMLElement | null;
  end: HTMLElement | null;
}

const SlotContext = createContext<Slots>({ start: null, end: null });

export interface StatusBarFrameProps {
  /** What every page shows: the vault. */
  start: ReactNode;
  /** What every page shows at the end: how to see all keys. */
  end: ReactNode;
  children: ReactNode;
}

/** The window's foot, around the page, so that the page can add to it with `StatusItem`. */
export function StatusBarFrame({ start, end, children }: StatusBarFrameProps) {
  const { t } = useWords("components");
  const [startSlot, setStartSlot] = useState<HTMLElement | null>(null);
  const [endSlot, setEndSlot] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ start: startSlot, end: endSlot }), [startSlot, endSlot]);
  return (
    <SlotContext value={slots}>
      {children}
      <footer data-region tabIndex={-1} aria-label={t("region.status")} className="col-span-full flex h-(--foot) items-center gap-4 overflow-hidden border-t border-line bg-canvas px-3.5 text-12 whitespace-nowrap text-text-2 outline-none">
        {/* What has no room wraps to a line that is not seen: whole facts leave, never parts of words. */}
        <span className="flex h-full min-w-0 flex-1 flex-wrap content-start gap-x-4 overflow-hidden">
          <span className="flex h-(--foot) flex-none items-center gap-4">{start}</span>
          <span className="contents" ref={setStartSlot} />
        </span>
        <span className="ml-auto flex flex-none items-center gap-3">
          <span className="contents" ref={setEndSlot} />
          {end}
        </span>
      </footer>
    </SlotContext>
  );
}

/** A fact of this page in the status bar; it leaves with the page. */
export function StatusItem({ at = "start", children }: { at?: "start" | "end"; children: ReactNode }) {
  const slot = useContext(SlotContext)[at];
  if (slot === null) return null;
  const line = <span className="h-3 w-px flex-none bg-line-2" />;
  const item = <span className="inline-flex items-center gap-1.5">{children}</span>;
  return createPortal(at === "start" ? <span className="flex h-(--foot) items-center gap-4">{line}{item}</span> : <>{item}{line}</>, slot);
}

/** One standing fact of the status bar, with its icon; a thin line keeps it from the one before. */
export function StatusText({ children }: { children: ReactNode }) {
  return <span className="inline-flex items-center gap-1.5 not-first:before:mr-2.5 not-first:before:h-3 not-first:before:w-px not-first:before:bg-line-2 not-first:before:content-['']">{children}</span>;
}
