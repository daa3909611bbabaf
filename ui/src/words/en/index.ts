import account from "./account.json";
import activity from "./activity.json";
import app from "./app.json";
import assumed from "./assumed.json";
import bulk from "./bulk.json";
import components from "./components.json";
import createKey from "./create-key.json";
import definitions from "./definitions.json";
import errors from "./errors.json";
import exporting from "./exporting.json";
import facts from "./facts.json";
import keys from "./keys.json";
import lock from "./lock.json";
import others from "./others.json";
import password from "./password.json";
import revoke from "./revoke.json";
import rotate from "./rotate.json";
import sandbox from "./sandbox.json";
import secret from "./secret.json";
import servers from "./servers.json";
import settings from "./settings.json";
import signIn from "./sign-in.json";
import unfinished from "./unfinished.json";
import vault from "./vault.json";
import welcome from "./welcome.json";

/** The English catalogue: one file per feature. A feature adds its file here and nowhere else. */
export const en = { account, activity, app, assumed, bulk, components, createKey, definitions, errors, exporting, facts, keys, lock, others, password, revoke, rotate, sandbox, secret, servers, settings, signIn, unfinished, vault, welcome };
