import { clsx } from "clsx";
import type { KeyboardEvent } from "react";
import { useWords } from "@/words";
import { CheckBox } from "../choice";
import { Icon } from "../icon";
import type { Column, Selection, Sort } from "./types";

interface HeadCell {
  id: string;
  toggle: (() => void) | undefined;
}

interface HeadProps<Row> {
  columns: readonly Column<Row>[];
  cells: readonly HeadCell[];
  sort: Sort | undefined;
  selection: Selection<Row> | undefined;
  /** Back to the rows. */
  onLeave: () => void;
}

/** The headings; they stay while the list scrolls. */
export function Head<Row>({ columns, cells, sort, selection, onLeave }: HeadProps<Row>) {
  const { t } = useWords("components");

  // The list is one tab stop: Up from the first row comes here, the arrows go on, Down goes back.
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
    const here = buttons.indexOf(document.activeElement as HTMLElement);
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") buttons[here + (event.key === "ArrowRight" ? 1 : -1)]?.focus();
    else if (event.key === "ArrowDown" || event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons hold the focus
    <div onKeyDown={onKeyDown} role="row" aria-rowindex={1} className="sticky top-0 z-10 grid h-7.5 grid-cols-(--cols) items-center border-b border-line bg-surface pr-4 text-12 font-medium text-text-3">
      {selection && (
        <div role="columnheader" className="pl-5" aria-label={t("table.selectAll")}>
          <CheckBox checked={selection.all} onChange={selection.onToggleAll} label={t("table.selectAll")} tabIndex={-1} />
        </div>
      )}
      {columns.map((column, place) => {
        const sorted = sort?.column === column.id;
        const toggle = cells.find((cell) => cell.id === column.id)?.toggle;
        const words = (
          <>
            {column.header || <span className="sr-only">{t("table.actions")}</span>}
            {sorted && <Icon name={sort.descending ? "sortDown" : "sortUp"} size={12} className="text-text-2" />}
          </>
        );
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
            className={clsx("flex min-w-0 items-center px-2", column.align === "end" && "justify-end", sorted && "text-text", !selection && place === 0 && "pl-5")}
          >
            {toggle ? (
              <button type="button" tabIndex={-1} onClick={toggle} className="-mx-1 flex h-6 items-center gap-1.5 truncate rounded-3 px-1 hover:text-text">
                {words}
              </button>
            ) : (
              <span className={sorted ? "flex items-center gap-1.5" : "truncate"}>{words}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}
