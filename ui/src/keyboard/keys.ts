/** Ctrl everywhere, Cmd on a Mac. */
const ON_MAC = typeof navigator !== "undefined" && /mac/i.test(navigator.userAgent) && !/like mac/i.test(navigator.userAgent);

const CAPS: Record<string, string> = {
  mod: ON_MAC ? "Cmd" : "Ctrl",
  shift: "Shift",
  alt: ON_MAC ? "Option" : "Alt",
  arrowup: "↑",
  arrowdown: "↓",
  delete: "Del",
  escape: "Esc",
  space: "Space",
  pageup: "PgUp",
  pagedown: "PgDn",
};

/** The caps of one press: `mod+k` is ["Ctrl", "K"]. */
export function capsOf(press: string): string[] {
  return press.split("+").map((part) => CAPS[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** The presses of a shortcut: `g k` is two, one after the other. */
export function pressesOf(keys: string): string[] {
  return keys.split(" ");
}

/** Whether an event is that press. A character counts as itself, however the keyboard makes it. */
export function isPress(event: KeyboardEvent, press: string): boolean {
  const parts = press.toLowerCase().split("+");
  const key = parts[parts.length - 1] ?? "";
  const mod = ON_MAC ? event.metaKey : event.ctrlKey;
  if (mod !== parts.includes("mod") || event.altKey !== parts.includes("alt")) return false;
  const pressed = event.key === " " ? "space" : event.key.toLowerCase();
  if (pressed !== key) return false;
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  return isSign || event.shiftKey === parts.includes("shift");
}

/** A press that types something, and so must not act while somebody is typing. */
export function isCharacter(press: string): boolean {
  return press.length === 1;
}
