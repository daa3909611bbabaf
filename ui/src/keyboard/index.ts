export { firstTabbable } from "./regions";
export { capsOf, pressesOf } from "./keys";
export { ShortcutProvider, useAllShortcuts, useShortcuts, type ShortcutProviderProps } from "./ShortcutProvider";
export { type Shortcut } from "./ShortcutBook";
export { useLatest } from "./useLatest";
