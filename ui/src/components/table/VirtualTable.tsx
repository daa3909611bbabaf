import { clsx } from "clsx";
import { useId, useImperativeHandle, useRef, useState, useEffect, type CSSProperties, type PointerEvent, type RefObject } from "react";
import { Head } from "./Head";
import { Line } from "./Line";
import { HEIGHT, type VirtualTableProps } from "./types";
import { useColumns } from "./useColumns";
import { useCurrentLine } from "./useCurrentLine";
import { useLines } from "./useLines";
import { useListKeys } from "./useListKeys";

/** Empty rows shown while a list loads for the first time, and how long it may take before they show. */
const WAITING_ROWS = 5;
const WAIT_BEFORE = 200;

/** A list of any length that holds a screenful: see `VirtualTableProps`. */
export function VirtualTable<Row extends object>(props: VirtualTableProps<Row>) {
  const { label, columns, rowAt, onRange, groupsAt = NONE, sort, onSort, selection, openId, onOpen, rowActions, empty, notice, loading = false, rowHeight = "normal", coveredBelow = 0, ref } = props;
  const waiting = useAfter(loading, WAIT_BEFORE);
  const count = loading ? (waiting ? WAITING_ROWS : 0) : props.count;
  const at = loading ? nothing : rowAt;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => {});
  const height = HEIGHT[rowHeight];
  const [belows, setBelows] = useState(NO_HEIGHTS);

  const { headers, visible, template } = useColumns(columns, sort, onSort, selection !== undefined, useWidth(scroller));
  useListKeys(onOpen !== undefined, selection !== undefined);
  const current = useCurrentLine({
    count,
    rowAt: at,
    selection,
    onOpen,
    onActive: props.onActive,
    onKeyDown: props.onKeyDown,
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEIGHT.head) / height) - 1),
    scrollTo: (index) => scrollTo.current(index),
    toHead: () => (scroller.current?.querySelector<HTMLElement>("[aria-sort] button") ?? scroller.current?.querySelector<HTMLElement>("[role=columnheader] button"))?.focus(),
  });
  const { virtual, lines, sticky } = useLines({ count, rowAt: at, groupsAt, height, active: current.active, scroller, onRange: loading ? undefined : onRange, covered: coveredBelow, belows });
  useEffect(() => {
    scrollTo.current = (index) => virtual.scrollToIndex(index, { align: "auto" });
  }, [virtual]);
  // What opens under the current line comes into view with it.
  const { entry: here } = current;
  const below = here?.kind === "row" && here.below !== undefined ? (belows.get(here.id) ?? HEIGHT.below) : undefined;
  useEffect(() => {
    if (below !== undefined) scrollTo.current(current.active);
  }, [below, here?.id, current.active]);
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus(), moveTo: current.moveTo }));

  const lineId = (index: number) => `${id}-${index}`;
  // A grid holds rows and nothing else, so what is said about it stands beside it.
  const isEmpty = count === 0 && !loading && Boolean(empty);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {notice && <div className="flex-none border-b border-line px-5 py-3">{notice}</div>}
      <div
        ref={scroller}
        role="grid"
        data-list
        tabIndex={0}
        aria-label={label}
        aria-rowcount={(props.rowCount ?? props.count) + 1}
        aria-colcount={visible.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={count > 0 ? lineId(current.active) : undefined}
        aria-busy={loading || undefined}
        onPointerOver={showWhole}
        onKeyDown={(event) => event.target === event.currentTarget && current.press(event)}
        style={{ "--cols": template } as CSSProperties}
        className={clsx("group/list min-h-0 overflow-auto outline-none", isEmpty ? "flex-none" : "flex-1")}
      >
        <Head
          columns={visible}
          cells={headers.map((header) => ({ id: header.column.id, toggle: header.column.getCanSort() ? () => header.column.toggleSorting() : undefined }))}
          sort={sort}
          selection={selection}
          onLeave={() => scroller.current?.focus()}
        />
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {lines.map(({ index, start, size }) => {
            const stuck = index === sticky;
            const entry = at(index);
            return (
              <Line
                key={entry?.id ?? index}
                id={lineId(index)}
                index={index}
                entry={entry}
                columns={visible}
                selection={selection}
                active={index === current.active}
                open={entry !== undefined && entry.id === openId}
                sticky={stuck}
                style={stuck ? { position: "sticky", top: HEIGHT.head, height: size } : { transform: `translateY(${start}px)`, height: size }}
                actions={rowActions}
                rowHeight={height}
                onBelow={(tall) => entry && setBelows((now) => (now.get(entry.id) === tall ? now : new Map(now).set(entry.id, tall)))}
                onPress={() => {
                  current.moveTo(index);
                  scroller.current?.focus();
                  if (entry?.kind === "row") onOpen?.(entry.row, index);
                  else if (entry?.kind === "group") entry.onToggle?.();
                  else if (entry?.kind === "more") entry.onPick();
                }}
              />
            );
          })}
        </div>
      </div>
      {isEmpty && <div className="min-h-0 flex-1 overflow-auto px-5 py-4">{empty}</div>}
    </div>
  );
}

/** Gives a cell that is cut off its whole text on hover. */
function showWhole(event: PointerEvent) {
  const cell = (event.target as Element).closest<HTMLElement>("[role=gridcell]");
  if (!cell || cell.querySelector("[role=checkbox]")) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute("title");
}

const NONE: readonly number[] = [];
const NO_HEIGHTS: ReadonlyMap<string, number> = new Map();
const nothing = () => undefined;

/** The width of an element in pixels, in steps that matter to a layout. */
function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Infinity);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.round(element.clientWidth / 20) * 20));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}

/** True once `on` has held for that many milliseconds. */
function useAfter(on: boolean, wait: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => setPassed(true), wait);
    return () => {
      clearTimeout(timer);
      setPassed(false);
    };
  }, [on, wait]);
  return on && passed;
}
