import type { AppView } from "@/ipc";

/** Where the window opens: at the keys, or at the welcome while there is no server. */
export function startOf(app: AppView): "/welcome" | "/keys" {
  return app.servers.length === 0 ? "/welcome" : "/keys";
}
