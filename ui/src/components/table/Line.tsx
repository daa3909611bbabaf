import { clsx } from "clsx";
import { useEffect, useRef, type CSSProperties, type MouseEvent, type ReactNode } from "react";
import { useLatest } from "@/keyboard";
import { useWords } from "@/words";
import { CheckBox } from "../choice";
import { Skeleton } from "../feedback";
import { Icon } from "../icon";
import type { Column, Entry, Selection } from "./types";

interface LineProps<Row> {
  id: string;
  index: number;
  entry: Entry<Row> | undefined;
  columns: readonly Column<Row>[];
  selection: Selection<Row> | undefined;
  active: boolean;
  open: boolean;
  sticky: boolean;
  style: CSSProperties;
  actions: ((row: Row) => ReactNode) | undefined;
  onPress: () => void;
  rowHeight: number;
  /** How high what is under the row is, in pixels. */
  onBelow: (height: number) => void;
}

/** One line of the list: a row, the head of a group, "show all", or a row that is still on its way. */
export function Line<Row>({ id, index, entry, columns, selection, active, open, sticky, style, actions, onPress, rowHeight, onBelow }: LineProps<Row>) {
  const { t } = useWords("components");
  const off = entry?.kind === "row" ? selection?.offBecause?.(entry.row) : undefined;
  // Of all that match, what cannot be chosen is not.
  const chosen = entry?.kind === "row" && off === undefined && selection?.has(entry.id) === true;
  const below = entry?.kind === "row" ? entry.below : undefined;

  // A press on a control inside the row is that control's own.
  function press(event: MouseEvent) {
    if (!(event.target as Element).closest("button, a, input, label, [role=checkbox], [data-below]")) onPress();
  }

  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid holds the focus and takes the keys
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection && entry?.kind === "row" ? chosen : undefined}
      aria-busy={entry === undefined || undefined}
      data-active={active || undefined}
      onClick={press}
      style={below === undefined ? style : { ...style, gridTemplateRows: `${rowHeight - 1}px auto` }}
      className={clsx(
        "group/line grid grid-cols-(--cols) items-center border-b border-line pr-4 text-text-2",
        sticky ? "z-[5]" : "absolute inset-x-0 top-0",
        entry?.kind === "group" ? "bg-canvas text-12" : chosen || open ? "bg-selected" : "hover:bg-hover",
        open && "shadow-[inset_3px_0_0_var(--accent-mark)]",
        active && "group-focus/list:border-focus",
        active && (below === undefined ? "group-focus/list:inset-ring-2 group-focus/list:inset-ring-focus" : "after:pointer-events-none after:absolute after:inset-0 group-focus/list:after:inset-ring-2 group-focus/list:after:inset-ring-focus"),
      )}
    >
      {selection && (
        <div role="gridcell" className="pl-5" title={off}>
          {off !== undefined && (
            <span id={`${id}-off`} hidden>
              {off}
            </span>
          )}
          {entry?.kind === "row" && (
            <CheckBox checked={chosen} off={off !== undefined} label={t("table.select", { name: entry.name })} describedBy={off && `${id}-off`} tabIndex={-1} onChange={() => selection.onToggle(entry.id, index, false)} />
          )}
          {entry?.kind === "group" && selection.group && (
            <CheckBox checked={selection.group(entry.id)} label={t("table.select", { name: entry.name })} tabIndex={-1} onChange={() => selection.onToggleGroup?.(entry.id)} />
          )}
          {entry === undefined && <CheckBox checked={false} off label={t("table.loading", { row: index + 1 })} tabIndex={-1} />}
        </div>
      )}
      {entry === undefined && columns.map((column, place) => <div key={column.id} role="gridcell" className={clsx("px-2", !selection && place === 0 && "pl-5")}>{column.header !== "" && <Skeleton width={[120, 66, 104, 58][place % 4] ?? 58} />}</div>)}
      {entry?.kind === "row" &&
        columns.map((column, place) => (
          <div
            key={column.id}
            role="gridcell"
            className={clsx(
              "min-w-0 truncate px-2",
              place === 0 && "font-medium text-text",
              !selection && place === 0 && "pl-5",
              column.align === "end" && "text-right",
            )}
          >
            {column.cell(entry.row)}
          </div>
        ))}
      {entry !== undefined && entry.kind !== "row" && (
        <div role="gridcell" className={clsx("col-span-full flex min-w-0 items-center gap-2 px-2", selection ? "col-start-2" : "pl-5")}>
          {entry.kind === "group" && entry.onToggle && (
            <button type="button" tabIndex={-1} aria-expanded={entry.open} onClick={entry.onToggle} aria-label={t("table.rows", { name: entry.name })} className="-m-1 grid size-6 place-items-center rounded-3 hover:bg-press">
              <Icon name={entry.open ? "chevronDown" : "chevronRight"} size={14} />
            </button>
          )}
          {entry.content}
        </div>
      )}
      {entry?.kind === "row" && actions && (
        <div role="gridcell" className={clsx("absolute inset-y-0 right-2 flex items-center", !active && !open && "opacity-0 group-hover/line:opacity-100 focus-within:opacity-100")}>{actions(entry.row)}</div>
      )}
      {below !== undefined && <Below onHeight={onBelow}>{below}</Below>}
    </div>
  );
}

/** What is under an open row, as high as it wants to be. */
function Below({ onHeight, children }: { onHeight: (height: number) => void; children: ReactNode }) {
  const cell = useRef<HTMLDivElement>(null);
  const latest = useLatest(onHeight);
  useEffect(() => {
    const element = cell.current;
    if (!element) return;
    const observer = new ResizeObserver(() => latest.current(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [latest]);
  return (
    <div ref={cell} role="gridcell" data-below className="col-span-full -mr-4 cursor-auto self-start border-t border-line bg-canvas select-text">
      {children}
    </div>
  );
}
