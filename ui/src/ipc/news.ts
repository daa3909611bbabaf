import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { AppView, ConsoleNews, ServerId } from "./bindings";
import { reading } from "./reading";

/** Lets what is on screen follow what happened. */
export function follow(client: QueryClient, news: ConsoleNews): void {
  switch (news.kind) {
    case "app_changed":
      outdate(client, reading.app);
      outdate(client, reading.accounts);
      outdate(client, reading.allDetails);
      outdate(client, reading.allPlans);
      outdate(client, reading.operations);
      outdate(client, reading.allOperations);
      break;
    case "definitions_changed":
      outdate(client, reading.systems);
      outdate(client, reading.definitions);
      outdate(client, reading.allDetails);
      break;
    case "keys_changed":
      outdate(client, reading.keys);
      outdate(client, reading.app);
      break;
    case "refresh_progress":
      client.setQueryData<AppView>(reading.app, (app) => app && withProgress(app, news.server, news.seen));
      break;
    case "activity_changed":
      outdate(client, reading.activity);
      break;
    case "export_progress":
      client.setQueryData(reading.exporting(news.work), { written: news.written, total: news.total });
      break;
    case "operation_changed":
      outdate(client, reading.operations);
      outdate(client, reading.operation(news.operation));
      outdate(client, reading.allPlans);
      break;
    case "bulk_progress":
      outdate(client, reading.operation(news.operation));
      break;
    case "mail_arrived":
      outdate(client, reading.sandbox);
      break;
    case "lock_changed":
      outdate(client, reading.lock);
      break;
    case "clipboard_changed":
      outdate(client, reading.clipboard);
      break;
  }
}

/**
 * What is being read for the first time is read anew as well: by itself the cache would take the answer that was on its
 * way when the news came, and with it the state before.
 */
function outdate(client: QueryClient, queryKey: QueryKey): void {
  void client.cancelQueries({ queryKey }).then(() => client.invalidateQueries({ queryKey }));
}

function withProgress(app: AppView, server: ServerId, seen: number): AppView {
  return { ...app, servers: app.servers.map((each) => (each.id === server ? { ...each, refresh: { state: "running", seen } } : each)) };
}
