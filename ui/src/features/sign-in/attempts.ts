import { useSyncExternalStore } from "react";
import type { LimitView, ServerId } from "@/ipc";

/** What is counted: sign-ins with a wrong password, or codes that were refused. */
export type Attempted = "sign-in" | "confirm";

type Instants = readonly number[];

/**
 * Failed attempts made from this window, by server, in milliseconds since 1970. Servers do not report how many are
 * left, so this is the upper bound of what is left: others may have used some.
 */
const made = new Map<string, Instants>();
const listeners = new Set<() => void>();
const NONE: Instants = [];

/** Counts a failed attempt. */
export function noteAttempt(server: ServerId, what: Attempted, at: number): void {
  set(`${what} ${server}`, [...(made.get(`${what} ${server}`) ?? NONE), at]);
}

/** After a success a server counts from the beginning. */
export function forgetAttempts(server: ServerId, what: Attempted): void {
  set(`${what} ${server}`, NONE);
}

function set(key: string, instants: Instants): void {
  made.set(key, instants);
  for (const listener of listeners) listener();
}

/** The failed attempts at a server so far. */
export function useAttempts(server: ServerId, what: Attempted): Instants {
  return useSyncExternalStore(subscribe, () => made.get(`${what} ${server}`) ?? NONE);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which of the attempts a limit still counts at `now`. */
export function counted(instants: Instants, limit: LimitView, now: number): Instants {
  const { per } = limit;
  return per === null ? instants : instants.filter((at) => at > now - per * 1000);
}

/** When the oldest counted attempt stops counting, if the limit is used up. */
export function freeAgainAt(instants: Instants, limit: LimitView, now: number): number | undefined {
  const inForce = counted(instants, limit, now);
  const oldest = inForce[inForce.length - limit.attempts];
  return limit.per === null || oldest === undefined ? undefined : oldest + limit.per * 1000;
}
