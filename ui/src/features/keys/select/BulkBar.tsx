import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { Button, Icon, useIsNarrow } from "@/components";
import { capsOf } from "@/keyboard";
import { count, useWords } from "@/words";
import { useChoiceFact } from "./useChoiceFact";
import { useChoiceOff, type ManyDeed } from "./useChoiceOff";
import type { Choice, Groups } from "./choice";

/** What the bar covers of the list below it, in pixels, with its distance from the foot. */
export const BULK_BAR = 64;

export interface BulkBarProps {
  choice: Choice;
  size: number;
  groups: Groups;
  onCopyNames: () => void;
  onDeed: (deed: ManyDeed) => void;
  onClear: () => void;
  /** Gives the focus back to the list when the bar goes away under it. */
  onLeave: () => void;
}

/** Over the foot of the list while keys are chosen: how many, what is true of them, and what can be done with them. */
export function BulkBar({ choice, size, groups, onCopyNames, onDeed, onClear, onLeave }: BulkBarProps) {
  const { t } = useWords("keys");
  const narrow = useIsNarrow();
  const fact = useChoiceFact(choice, groups);
  const offOf = useChoiceOff(choice, groups);
  const bar = useRef<HTMLElement>(null);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  // Before the bar is taken out: then nothing in it has the focus any more.
  useLayoutEffect(() => {
    const self = bar.current;
    return () => {
      if (self?.contains(document.activeElement)) leave.current();
    };
  }, []);

  const words = { count: size, n: count(size) };
  const button = (deed: ManyDeed, icon: "calendar" | "rotate" | "revoke", label: ReactNode) => (
    <Button kind={deed === "revoke" ? "danger" : "secondary"} icon={icon} offBecause={offOf(deed)} onClick={() => onDeed(deed)}>
      {label}
    </Button>
  );
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc works from anywhere inside
    <section
      ref={bar}
      data-region
      aria-label={t("choice.region")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClear();
      }}
      className="absolute inset-x-4 bottom-3 z-10 flex h-12 items-center gap-2 rounded-8 border border-line-2 bg-raised pr-2 pl-4 shadow-2"
    >
      <b role="status" className="flex-none font-semibold">
        {t("choice.selected", words)}
      </b>
      <span className="flex min-w-0 flex-1 items-center gap-1.5 pl-2 text-text-2">
        {fact !== undefined && (
          <>
            <Icon name="info" size={14} />
            <span className="truncate" title={fact}>
              {fact}
            </span>
          </>
        )}
      </span>
      {!narrow && (
        <Button kind="ghost" icon="copy" onClick={onCopyNames}>
          {t("choice.copyNames")}
        </Button>
      )}
      {button("change_expiry", "calendar", t("end.change"))}
      {button("rotate", "rotate", t("choice.rotate", words))}
      {button("revoke", "revoke", t("choice.revoke", words))}
      <span aria-hidden className="h-4.5 w-px bg-line-2" />
      <Button kind="ghost" keys={capsOf("Escape")} onClick={onClear}>
        {t("choice.clear")}
      </Button>
    </section>
  );
}
