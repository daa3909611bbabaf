import { commands, events, type ConsoleNews } from "../bindings";
import { toIpcError } from "../error";
import type { Host } from "../host";

type Command = (...given: never[]) => Promise<unknown>;

/** The host behind the real window. This is the one place where a command's failure becomes an `IpcError`. */
export function createHost(): Host {
  const wrapped = Object.fromEntries(Object.entries(commands as Record<string, Command>).map(([name, command]) => [name, withError(command)]));
  return { ...(wrapped as unknown as typeof commands), onNews };
}

function withError(command: Command): Command {
  return async (...given) => {
    try {
      return await command(...given);
    } catch (thrown) {
      throw toIpcError(thrown);
    }
  };
}

// Tauri answers a subscription later; whoever unsubscribes before that must not hear anything any more.
function onNews(listener: (news: ConsoleNews) => void): () => void {
  let isOver = false;
  const subscription = events.consoleNews.listen(({ payload }) => {
    if (!isOver) listener(payload);
  });
  return () => {
    isOver = true;
    void subscription.then((stop) => stop());
  };
}
