import { Fragment, type ReactNode } from "react";
import { useWords } from "@/words";
import { Button } from "../button";
import { Icon } from "../icon";

export interface UnsavedChange {
  name: string;
  /** What it was and what it will be, where both are short. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface SaveBarProps {
  count: number;
  changes: readonly UnsavedChange[];
  busy: boolean;
  onDiscard: () => void;
  onSave: () => void;
  /** Above the bar: why saving failed. */
  children?: ReactNode;
}

/** Over the foot of a page while something is not saved: what it is, and the two ways on. */
export function SaveBar({ count, changes, busy, onDiscard, onSave, children }: SaveBarProps) {
  const { t } = useWords("components");
  return (
    <section data-region aria-label={t("save.title", { count })} className="flex-none animate-enter border-t border-line-2 bg-raised shadow-2">
      {children && <div className="px-5 pt-3">{children}</div>}
      <div className="flex min-h-13 items-center gap-3 py-2 pr-4 pl-5">
        <b role="status" className="flex-none font-semibold">
          {t("save.title", { count })}
        </b>
        <span className="flex h-5 min-w-0 flex-1 flex-wrap items-center gap-x-3 overflow-hidden text-12 text-text-2">
          {changes.map(({ name, from, to }, place) => (
            <Fragment key={name}>
              {place > 0 && <span aria-hidden className="h-4 w-px bg-line-2" />}
              <span className="flex h-5 max-w-60 items-center gap-1.5">
                <span className="truncate">{name}</span>
                {from !== undefined && to !== undefined && (
                  <>
                    <s className="max-w-24 truncate text-text-3">{from}</s>
                    <Icon name="chevronRight" size={12} />
                    <b className="max-w-24 truncate font-medium text-text">{to}</b>
                  </>
                )}
              </span>
            </Fragment>
          ))}
        </span>
        <Button onClick={onDiscard}>{t("save.discard")}</Button>
        <Button kind="primary" keys={["Ctrl", "S"]} busy={busy && t("save.saving")} onClick={onSave}>
          {t("save.save", { count })}
        </Button>
      </div>
    </section>
  );
}
