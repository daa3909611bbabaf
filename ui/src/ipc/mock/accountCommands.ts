import type { Account, Power, ServerId, ServerView } from "../bindings";
import type { Host } from "../host";
import { fault } from "./fault";
import type { World } from "./world";

type Part = Pick<Host, "accountView" | "accountChange" | "settingChange" | "passwordChange">;

/** Values that make a change fail in its way. */
export const VALUES = { refused: "refused-value", changed: "changed-meanwhile" } as const;

/** One's own account: what was changed stays changed until the page is loaded again. */
export function accountCommands(world: World): Part {
  function own(id: ServerId, power: Power): { server: ServerView; account: Account } {
    const server = world.signedIn(id);
    const account = world.seed.accounts[id];
    if (!account || !world.systemOf(server).capabilities.some((each) => each.power === power)) throw fault("not_offered", { server: id });
    return { server, account };
  }

  function keep(id: ServerId, account: Account): Account {
    world.seed.accounts[id] = account;
    return account;
  }

  return {
    accountView: async (id, extended) => {
      const { server, account } = own(id, "account");
      if (account.settings !== null) world.rests(server, "settings.schema");
      if (!extended) return account;
      world.rests(server, "account.extended");
      return { ...account, facts: [...account.facts, { name: "last_export", value: "12 Oct 2026, 08:15", time: false, assumed: true, editable: false }] };
    },
    accountChange: async (id, changes) => {
      const { account } = own(id, "change_account");
      takeable(id, Object.values(changes));
      const facts = account.facts.map((fact) => ({ ...fact, value: (fact.editable ? changes[fact.name] : undefined) ?? fact.value }));
      const settings = account.settings?.map((setting) => ({ ...setting, value: (setting.readOnly ? undefined : changes[setting.id]) ?? setting.value })) ?? null;
      return keep(id, { ...account, facts, settings });
    },
    settingChange: async (id, setting, value) => {
      const { account } = own(id, "change_settings");
      takeable(id, [value]);
      const settings = account.settings?.map((each) => (each.id === setting && !each.readOnly ? { ...each, value } : each)) ?? null;
      return keep(id, { ...account, settings });
    },
    passwordChange: async ({ server: id, old, login }) => {
      const server = world.server(id);
      world.rests(server, "password");
      if (old === "wrong") throw fault("wrong_credentials", { server: id });
      world.renewed.add(login);
      return null;
    },
  };
}

function takeable(server: ServerId, values: readonly string[]): void {
  if (values.includes(VALUES.refused)) throw fault("refused", { server, detail: "The value is out of range." });
  if (values.includes(VALUES.changed)) throw fault("changed_meanwhile", { server });
}
