import type { ServerView, SessionState } from "../bindings";
import type { Host } from "../host";
import { fault } from "./fault";
import { untilCancelled } from "./serverCommands";
import type { World } from "./world";

type Part = Pick<Host, "sessionSignIn" | "sessionConfirm" | "sessionAbandon" | "sessionSignOut">;

const MINUTE = 60_000;
/** How long a session lasts where it is not renewed, in minutes. */
const LASTS: Record<string, number> = { babelfor: 30, haut: 60, bfore: 60, mgmtapp: 15, b2core: 10 };
/** Made-up people whom the sandbox does not let in by password, and the way in which it does not. */
const KEPT_OUT: Record<string, string> = { "k.expired": "expired", "n.varga@kontor.example": "2fa" };
/** The code that is mailed, always. */
export const CODE = "482913";

/**
 * Sessions. Who is kept out is, and for all others what is typed into the password, key or token decides: `wrong`, `expired`, `2fa`, `down`, `lost` and
 * `endless` fail in their ways, anything else is right. The code is the mailed one.
 */
export function sessionCommands(world: World): Part {
  return {
    sessionSignIn: async ({ server: id, way, fields, keep, work }) => {
      const server = world.server(id);
      const open = world.systemOf(server).ways.find((each) => each.id === way);
      if (!open) throw fault("input_refused", { server: id });
      notLockedOut(server);
      world.rests(server, `sign_in.${way}`);
      const secret = open.fields.find(({ kind }) => kind === "password" || kind === "token");
      const who = fields[open.fields.find(({ kind }) => kind === "text" || kind === "email")?.name ?? ""] ?? open.label;
      switch ((world.renewed.has(who) ? undefined : KEPT_OUT[who]) ?? fields[secret?.name ?? ""]) {
        case "wrong":
          throw failedAttempt(world, server);
        case "expired":
          throw fault("password_expired", { server: id });
        case "2fa":
          throw fault("input_or_second_factor", { server: id });
        case "down":
          throw fault("timed_out", { server: id });
        case "lost":
          throw fault("connection_broken", { server: id });
        case "endless":
          await untilCancelled(world, work);
      }
      world.attempts.delete(id);
      if (server.system === "b2core") return enter(world, server, awaitCode(world, who)).session;
      return enter(world, server, signedIn(server, who, keep), way, who).session;
    },
    sessionConfirm: async (id, code) => {
      const server = world.server(id);
      if (server.session.state !== "second_factor") throw fault("no_code_expected", { server: id });
      if (code !== CODE) throw failedAttempt(world, server, "wrong_code");
      world.attempts.delete(id);
      return enter(world, server, signedIn(server, server.known[0] ?? "s.lindqvist@kontor.example", true)).session;
    },
    sessionAbandon: async (id) => world.change(id, { session: { state: "signed_out" } }).session,
    sessionSignOut: async (id) => {
      const server = world.server(id);
      world.change(id, { session: { state: "signed_out" } });
      return world.systemOf(server).capabilities.some(({ power }) => power === "sign_out") ? "ended_on_server" : "forgotten_here";
    },
  };
}

function notLockedOut({ id, session }: ServerView): void {
  if (session.state !== "locked_out" || session.until === null) return;
  const left = Math.ceil((Date.parse(session.until) - Date.now()) / 1000);
  if (left > 0) throw fault("locked_out", { server: id, retryAfter: left, retryAssumed: session.assumed });
}

function failedAttempt(world: World, server: ServerView, code: "wrong_credentials" | "wrong_code" = "wrong_credentials") {
  const { attempts } = world.systemOf(server);
  const limit = code === "wrong_code" ? attempts.confirm : attempts.signIn;
  const failed = (world.attempts.get(server.id) ?? 0) + 1;
  world.attempts.set(server.id, failed);
  if (limit === null || failed < limit.attempts) return fault(code, { server: server.id });
  world.attempts.delete(server.id);
  const until = limit.block === null ? null : new Date(Date.now() + limit.block * 1000).toISOString();
  world.change(server.id, { session: { state: "locked_out", until, assumed: limit.assumed } });
  return fault("locked_out", { server: server.id, retryAfter: limit.block, retryAssumed: limit.assumed });
}

function awaitCode(world: World, to: string): SessionState {
  const now = Date.now();
  const at = new Date(now).toISOString();
  world.mails = [{ id: world.mails.length + 1, at, to, subject: "Your sign-in code", body: `Your code is ${CODE}. It works for five minutes.`, code: CODE }, ...world.mails];
  world.tell({ kind: "mail_arrived" });
  return { state: "second_factor", channel: "email", ends: new Date(now + 5 * MINUTE).toISOString(), since: at };
}

/** A session that has just begun. */
export function signedIn({ system }: ServerView, who: string, kept: boolean): SessionState {
  return { state: "signed_in", who, ends: new Date(Date.now() + (LASTS[system] ?? 30) * MINUTE).toISOString(), renews: system !== "babelfor", kept };
}

function enter(world: World, server: ServerView, session: SessionState, way = server.way, who?: string): ServerView {
  const known = who === undefined ? server.known : [who, ...server.known.filter((each) => each !== who)];
  const changed = world.change(server.id, { session, way, known });
  const lists = world.systemOf(server).capabilities.some(({ power }) => power === "list_keys");
  if (session.state === "signed_in" && lists) {
    world.change(server.id, { asOf: new Date().toISOString() });
    world.recount(server.id);
  }
  return changed;
}
