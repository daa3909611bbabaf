import { useLayoutEffect, useState, type KeyboardEvent } from "react";
import type { Entry, Selection } from "./types";

interface Moves<Row> {
  count: number;
  /** Lines that fit on the screen, for PgUp and PgDn. */
  page: () => number;
  rowAt: (index: number) => Entry<Row> | undefined;
  selection: Selection<Row> | undefined;
  onOpen: ((row: Row, index: number) => void) | undefined;
  onActive: ((entry: Entry<Row> | undefined, index: number) => void) | undefined;
  onKeyDown: ((event: KeyboardEvent, entry: Entry<Row> | undefined) => void) | undefined;
  scrollTo: (index: number) => void;
  /** Up from the first line. */
  toHead: () => void;
}

/** Which line is current, and how the keyboard moves it. The list is one tab stop. */
export function useCurrentLine<Row>({ count, page, rowAt, selection, onOpen, onActive, onKeyDown, scrollTo, toHead }: Moves<Row>) {
  const [wanted, setActive] = useState(0);
  const active = Math.max(0, Math.min(wanted, count - 1));
  const entry = count > 0 ? rowAt(active) : undefined;
  const id = entry?.id;

  // Told before the next press can come, so that a key never acts on the line before.
  useLayoutEffect(() => {
    onActive?.(entry, active);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a line is the same while its place and id are
  }, [id, active, onActive]);

  function moveTo(index: number) {
    if (count === 0) return;
    const next = Math.max(0, Math.min(index, count - 1));
    setActive(next);
    scrollTo(next);
  }

  function step(by: number, extend: boolean) {
    const next = Math.max(0, Math.min(active + by, count - 1));
    moveTo(next);
    if (extend && next !== active) selection?.onExtend?.(active, next);
  }

  function act() {
    if (entry?.kind === "row") onOpen?.(entry.row, active);
    else if (entry?.kind === "group") entry.onToggle?.();
    else if (entry?.kind === "more") entry.onPick();
  }

  function choose(range: boolean) {
    if (!selection) act();
    else if (entry?.kind === "row" && selection.offBecause?.(entry.row) === undefined) selection.onToggle(entry.id, active, range);
    else if (entry?.kind === "group") selection.onToggleGroup?.(entry.id);
  }

  function press(event: KeyboardEvent) {
    const mod = event.ctrlKey || event.metaKey;
    const done = (() => {
      if (mod) return event.key === "a" && selection ? (selection.onToggleAll(), true) : false;
      if (event.altKey) return false;
      switch (event.key) {
        case "ArrowDown": return (step(1, event.shiftKey), true);
        case "ArrowUp": return (active === 0 && !event.shiftKey ? toHead() : step(-1, event.shiftKey), true);
        case "PageDown": return (step(page(), false), true);
        case "PageUp": return (step(-page(), false), true);
        case "Home": return (moveTo(0), true);
        case "End": return (moveTo(count - 1), true);
        case "ArrowRight": return entry?.kind === "group" && entry.open === false && (entry.onToggle?.(), true);
        case "ArrowLeft": return entry?.kind === "group" && entry.open === true && (entry.onToggle?.(), true);
        case " ": return (choose(event.shiftKey), true);
        case "Enter": return (act(), true);
        case "Escape": return selection?.onClear !== undefined && (selection.onClear(), true);
        default: return false;
      }
    })();
    if (done) event.preventDefault();
    else onKeyDown?.(event, entry);
  }

  return { active, entry, moveTo, press };
}
