import type { commands, ConsoleNews } from "./bindings";

type Commands = typeof commands;

/**
 * Everything the window can ask of the program behind it: one method per command of the border, and its news. Each
 * method rejects with an `IpcError` and with nothing else.
 */
export type Host = { readonly [Name in keyof Commands]: Commands[Name] } & {
  /** Hears news until the returned function is called. Works before the host is ready; nothing is told twice. */
  onNews(listener: (news: ConsoleNews) => void): () => void;
};

/** The name of a command, as the window writes it. */
export type CommandName = keyof Commands;
