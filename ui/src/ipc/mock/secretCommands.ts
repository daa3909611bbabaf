import type { OperationId, UnfinishedView } from "../bindings";
import type { Host } from "../host";
import { fault } from "./fault";
import { copied, NAMES } from "./keyCommands";
import { CLIPBOARD_SPAN, type World } from "./world";

type Part = Pick<Host, "secretReveal" | "secretCopy" | "secretSettle" | "operationLook" | "operationDismiss" | "clipboardView" | "clipboardClear">;

export function secretCommands(world: World): Part {
  function settle(operation: OperationId): null {
    open(world, operation);
    world.unfinished = world.unfinished.filter((each) => each.operation !== operation);
    world.tell({ kind: "app_changed" });
    return null;
  }
  return {
    secretReveal: async (operation) => {
      open(world, operation);
      const secret = world.secrets.get(operation);
      if (secret === undefined) throw fault("vault_failed");
      return secret;
    },
    secretCopy: async (operation) => {
      open(world, operation);
      return copied(world);
    },
    secretSettle: async (operation, choice) => {
      const { created, server } = open(world, operation);
      const place = choice === "keep" ? "here" : created?.readable ? "server" : "nowhere";
      world.keys = world.keys.map((key) => (key.server === server && key.id === created?.key ? { ...key, secret: place } : key));
      world.tell({ kind: "keys_changed", server });
      return settle(operation);
    },
    operationLook: async (operation) => {
      const { server, name } = open(world, operation);
      world.signedIn(server);
      const found = world.keys.find((key) => key.goneSince === null && key.server === server && key.name === name);
      world.tell({ kind: "keys_changed", server });
      return found && name === NAMES.lost ? found : null;
    },
    operationDismiss: async (operation) => settle(operation),
    clipboardView: async () => world.clipboard,
    clipboardClear: async () => {
      world.clipboard = { clears: null, span: CLIPBOARD_SPAN, stuck: false };
      world.tell({ kind: "clipboard_changed" });
      return world.clipboard;
    },
  };
}

function open(world: World, operation: OperationId): UnfinishedView {
  const found = world.unfinished.find((each) => each.operation === operation);
  if (!found) throw fault("no_such_operation");
  return found;
}
