import { createContext, useContext, useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { moveRegion } from "./regions";
import { ShortcutBook, type Shortcut } from "./ShortcutBook";

const BookContext = createContext(new ShortcutBook());

export interface ShortcutProviderProps {
  /** Whether single characters act; a choice of the user. */
  characters?: boolean;
  children: ReactNode;
}

/** Listens for the whole window. F6 and Shift+F6 always move between regions. */
export function ShortcutProvider({ characters = true, children }: ShortcutProviderProps) {
  const [book] = useState(() => new ShortcutBook());
  // Before anything is painted: whoever sees a page may press its keys, however busy the computer is.
  useLayoutEffect(() => {
    book.allowCharacters(characters);
  }, [book, characters]);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "F6" && moveRegion(event.shiftKey ? -1 : 1)) event.preventDefault();
      else book.press(event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [book]);
  return <BookContext value={book}>{children}</BookContext>;
}

/**
 * Offers shortcuts while the component is on screen. Give a stable array (`useMemo`), or they are added again on
 * each render.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const book = useContext(BookContext);
  useLayoutEffect(() => book.add(shortcuts), [book, shortcuts]);
}

/** All shortcuts that exist now. */
export function useAllShortcuts(): readonly Shortcut[] {
  const book = useContext(BookContext);
  return useSyncExternalStore(book.subscribe, book.entries);
}
