import type { BlockedAddress, Power, ServerId, ServerView } from "../bindings";
import type { Host } from "../host";
import { CLIENTS, blocksAt, factorsOf, fullOf, signInsAt, summaryOf, type Client } from "./clients";
import { fault } from "./fault";
import type { World } from "./world";

type Part = Pick<Host, "accountList" | "accountOther" | "accountSecondFactors" | "accountSignIns" | "accountBlocks" | "accountUnblock">;

/** Accounts of others: B2Core's clients. The total is as little to be trusted as the real one's. */
export function inspectCommands(world: World): Part {
  const began = Date.now();
  let lifted: string[] = [];

  function inspecting(id: ServerId, power: Power, table: string): ServerView {
    const server = world.signedIn(id);
    if (!world.systemOf(server).capabilities.some((each) => each.power === power)) throw fault("not_offered", { server: id });
    world.rests(server, table);
    return server;
  }

  function client(id: string): Client {
    const found = CLIENTS.find((each) => each.id === id);
    if (!found) throw fault("refused", { detail: "The client does not exist" });
    return found;
  }

  const blocks = (of: Client): BlockedAddress[] => blocksAt(of, began).filter(({ id }) => !lifted.includes(id));

  return {
    accountList: async ({ server, search, offset, limit }) => {
      inspecting(server, "inspect_accounts", "accounts.list");
      const word = search?.toLowerCase() ?? "";
      const found = CLIENTS.filter(({ name, email, nickname, id }) => [name, email, nickname, id].join(" ").toLowerCase().includes(word));
      const accounts = found.slice(offset, offset + limit).map((each) => summaryOf(each));
      return { accounts, total: found.length, more: offset + limit < found.length };
    },
    accountOther: async (server, id) => {
      inspecting(server, "inspect_accounts", "accounts.list");
      return fullOf(client(id), began);
    },
    accountSecondFactors: async (server, id) => {
      inspecting(server, "inspect_second_factors", "accounts.second_factors");
      return factorsOf(client(id));
    },
    accountSignIns: async (server, id, offset, limit) => {
      inspecting(server, "inspect_sign_ins", "accounts.sign_ins");
      const all = signInsAt(client(id), began);
      return { records: all.slice(offset, offset + limit), more: offset + limit < all.length };
    },
    accountBlocks: async (server, id) => {
      inspecting(server, "inspect_blocks", "accounts.blocks");
      return blocks(client(id));
    },
    accountUnblock: async (server, block) => {
      inspecting(server, "unblock", "accounts.unblock");
      if (lifted.includes(block)) throw fault("refused", { server, detail: "The blocked address does not exist" });
      lifted = [...lifted, block];
      return null;
    },
  };
}
