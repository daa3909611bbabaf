import { describe, expect, it } from "vitest";
import type { ErrorCode, ServerView, SessionState } from "@/ipc";
import { sorted } from "./sorted";
import { standingOf } from "./standing";

const now = Date.parse("2026-11-23T09:42:00Z");
const signedIn: SessionState = { state: "signed_in", who: "a.meyer", ends: "2026-11-23T10:03:00Z", renews: false, kept: true };

function server(more: Partial<ServerView> = {}): ServerView {
  return { id: "1", name: "One", system: "babelfor", address: "https://one.example", host: "one.example", mark: "production", session: signedIn, way: null, known: [], keys: 3, asOf: null, refresh: { state: "idle" }, clockApart: null, plainHttp: false, ...more };
}
const failed = (code: ErrorCode): ServerView["refresh"] => ({ state: "failed", error: { code, message: "", server: "1", retryAfter: null, retryAssumed: false, detail: null, assumed: [], certificate: null } });

describe("where a server stands", () => {
  it("tells how long the session lasts and whose it is", () => {
    expect(standingOf(server(), now)).toEqual({ state: "signed_in", left: 21 * 60_000, renews: false, who: "a.meyer" });
  });

  it("is offline when the last reading did not reach it, but not when the server refused", () => {
    expect(standingOf(server({ refresh: failed("timed_out") }), now).state).toBe("offline");
    expect(standingOf(server({ refresh: failed("server_fault") }), now).state).toBe("signed_in");
  });

  it("asks to sign in rather than calling a server offline that nobody is signed in to", () => {
    const session: SessionState = { state: "needs_sign_in", reason: "expired", who: "a.meyer" };
    expect(standingOf(server({ session, refresh: failed("timed_out") }), now).state).toBe("needs_sign_in");
  });
});

describe("the order of servers", () => {
  const servers = [server({ id: "a", name: "Server 10", keys: null }), server({ id: "b", name: "server 2", keys: 7 }), server({ id: "c", name: "Alpha", keys: 90 })];
  const ids = (column: string, descending: boolean) => sorted(servers, { column, descending }).map(({ id }) => id);

  it("counts numbers in names", () => {
    expect(ids("name", false)).toEqual(["c", "b", "a"]);
  });

  it("puts what is not known last, both ways", () => {
    expect(ids("keys", false)).toEqual(["b", "c", "a"]);
    expect(ids("keys", true)).toEqual(["c", "b", "a"]);
  });
});
