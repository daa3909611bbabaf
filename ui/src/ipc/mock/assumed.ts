import type { AssumedView, SystemId } from "../bindings";

type Assumption = Omit<AssumedView, "accepted">;

const place = (name: string, value: string) => ({ place: name, value, default: value });

/** What the definitions of the mocked systems assume: enough of it to be asked, accepted and corrected. */
export const ASSUMED: Record<SystemId, Assumption[]> = {
  babelfor: [
    {
      table: "keys.create",
      power: "create_key",
      why: "path and fields are documented, the wrapper's name and the answer are inferred",
      asks: true,
      places: [place("keys.create.request.method", "POST"), place("keys.create.request.path", "/v1/user/apikeys"), place("keys.create.answer.secret", "apiKey.key")],
    },
    { table: "keys.permissions.Create", power: null, why: "the web application shows it, and the demo's admin key has 15", asks: false, places: [] },
    { table: "limits.sign_in", power: null, why: "the usual setting of the framework: five attempts, then five minutes", asks: false, places: [] },
  ],
  haut: [{ table: "sign_in.key", power: null, why: "the header's form is inferred from the examples of another page", asks: true, places: [place("sign_in.key.header", "Authorization"), place("sign_in.key.prefix", "Bearer ")] }],
  bfore: [
    {
      table: "password",
      power: "change_password",
      why: "path and members are known from a public repository, not from the vendor",
      asks: true,
      places: [place("password.request.method", "POST"), place("password.request.path", "/user/password")],
    },
  ],
  mgmtapp: [
    {
      table: "settings.schema",
      power: "settings",
      why: "that there is a schema is documented, its path and shape are not",
      asks: true,
      places: [place("settings.schema.request.path", "/api/schema"), place("settings.schema.fields", "user.fields")],
    },
    { table: "account.extended", power: "extended_account", why: "the parameter is documented for lists only", asks: true, places: [place("account.extended.query", "extended=true")] },
  ],
  b2core: [
    {
      table: "accounts.list",
      power: "inspect_accounts",
      why: "paths and filters are documented, the fields of a client are not",
      asks: true,
      places: [place("accounts.list.request.path", "/api/v2/clients"), place("accounts.list.search", "filter[email]"), place("accounts.list.name", "info.firstName")],
    },
    { table: "accounts.sign_ins", power: "inspect_sign_ins", why: "the fields of a record are not documented", asks: true, places: [place("accounts.sign_ins.request.path", "/api/v2/clients/authorizations")] },
  ],
};
