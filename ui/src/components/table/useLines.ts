import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, type RefObject } from "react";
import { HEIGHT, type Entry } from "./types";

interface Lines<Row> {
  count: number;
  rowAt: (index: number) => Entry<Row> | undefined;
  groupsAt: readonly number[];
  height: number;
  active: number;
  scroller: RefObject<HTMLDivElement | null>;
  onRange: ((first: number, last: number) => void) | undefined;
  covered: number;
  /** How high what is under the open rows is, by their ids. */
  belows: ReadonlyMap<string, number>;
}

/** The lines on screen. The current line and the group in force are always among them. */
export function useLines<Row>({ count, rowAt, groupsAt, height, active, scroller, onRange, covered, belows }: Lines<Row>) {
  const isGroup = useMemo(() => new Set(groupsAt), [groupsAt]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const wanted = new Set(defaultRangeExtractor(range));
      const group = lastUpTo(groupsAt, range.startIndex);
      if (group !== undefined) wanted.add(group);
      if (active < range.count) wanted.add(active);
      return [...wanted].sort((a, b) => a - b);
    },
    [groupsAt, active],
  );
  // A new function lays every line out anew, so it is one only when the lines are others or have another height.
  const keyOf = useCallback((index: number) => rowAt(index)?.id ?? index, [rowAt, groupsAt, belows]); // eslint-disable-line react-hooks/exhaustive-deps -- see above
  const sizeOf = (index: number) => {
    if (isGroup.has(index)) return HEIGHT.group;
    const entry = rowAt(index);
    if (entry?.kind === "more") return HEIGHT.more;
    return entry?.kind === "row" && entry.below !== undefined ? height + (belows.get(entry.id) ?? HEIGHT.below) : height;
  };
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled or memoized by its identity
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: 8,
    scrollPaddingStart: HEIGHT.head + (groupsAt.length > 0 ? HEIGHT.group : 0),
    scrollPaddingEnd: 64,
    paddingEnd: 8 + covered,
    rangeExtractor,
    initialRect: { width: 1000, height: 600 },
  });
  const lines = virtual.getVirtualItems();
  const first = virtual.range?.startIndex;
  const last = virtual.range?.endIndex;
  useEffect(() => {
    if (first !== undefined && last !== undefined && count > 0) onRange?.(first, Math.min(count - 1, last));
  }, [first, last, count, onRange]);
  const sticky = lastUpTo(groupsAt, first ?? 0);
  return { virtual, lines, sticky };
}

function lastUpTo(places: readonly number[], index: number): number | undefined {
  return places.findLast((place) => place <= index);
}
