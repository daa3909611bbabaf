import { isCharacter, isPress, pressesOf } from "./keys";

export interface Shortcut {
  /** One press (`mod+s`, `?`, `Delete`, `shift+F6`) or two after each other (`g k`). */
  keys: string;
  /** What it does, for the list of all keys. */
  label: string;
  /** A shorter word for the status bar; without it the bar does not show it. */
  hint?: string;
  /** list: only while focus is in a list, or nowhere in particular. */
  where?: "anywhere" | "list";
  /** Documented here, handled by the control itself; never run from the book. */
  shown?: boolean;
  run?: () => void;
}

/** How long the second press of a pair may take, in milliseconds. */
const PAIR_WITHIN = 1500;

/** All shortcuts that exist at this moment. The newest of two with the same keys wins, so a drawer overrides its page. */
export class ShortcutBook {
  #entries: readonly Shortcut[] = [];
  readonly #listeners = new Set<() => void>();
  #first: { press: string; at: number } | undefined;
  #characters = true;

  readonly entries = (): readonly Shortcut[] => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether single characters act; the user may turn them off. */
  allowCharacters(allowed: boolean): void {
    this.#characters = allowed;
  }

  add(shortcuts: readonly Shortcut[]): () => void {
    this.#set([...this.#entries, ...shortcuts]);
    return () => this.#set(this.#entries.filter((entry) => !shortcuts.includes(entry)));
  }

  /** Runs what the event asks for. Returns whether there was something. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const place = placeOf(event.target);
    if (place === "modal") return false;
    const pending = this.#first !== undefined && event.timeStamp - this.#first.at < PAIR_WITHIN ? this.#first.press : undefined;
    const fits = (entry: Shortcut) => this.#fits(entry, event, place, pending);
    const found = this.#entries.findLast((entry) => entry.run !== undefined && fits(entry));
    this.#first = undefined;
    if (found) {
      event.preventDefault();
      found.run?.();
      return true;
    }
    if (place !== "typing" && this.#characters) {
      const opening = this.#entries.map(({ keys }) => pressesOf(keys)).find(([first, second]) => second !== undefined && first !== undefined && isPress(event, first));
      if (opening?.[0] !== undefined) this.#first = { press: opening[0], at: event.timeStamp };
    }
    return false;
  }

  #fits({ keys, where = "anywhere" }: Shortcut, event: KeyboardEvent, place: Place, pending: string | undefined): boolean {
    const presses = pressesOf(keys);
    const last = presses[presses.length - 1] ?? "";
    if (!isPress(event, last)) return false;
    if (presses.length === 2 ? presses[0] !== pending : pending !== undefined && isCharacter(last)) return false;
    if (isCharacter(last) && (place === "typing" || !this.#characters)) return false;
    return where === "anywhere" || place === "list" || place === "nowhere";
  }

  #set(entries: readonly Shortcut[]) {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

type Place = "typing" | "list" | "nowhere" | "modal" | "elsewhere";

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return "nowhere";
  if (target.closest("[data-modal], [role=menu], [role=listbox]")) return "modal";
  if (target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]")) return "typing";
  if (target.closest("[data-list]")) return "list";
  return target === document.body || target.matches("[data-region]") ? "nowhere" : "elsewhere";
}
