import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

/**
 * The time in milliseconds, shared by everything on screen and stepping by `every` milliseconds, so that a list of
 * relative times renders once a minute and only countdowns once a second. Each step is a real moment, not a rounded one.
 */
export function useNow(every = 60_000): number {
  return useSyncExternalStore(subscribe, () => stepOf(timer === undefined ? Date.now() : now, every));
}

const steps = new Map<number, { place: number; at: number }>();

function stepOf(at: number, every: number): number {
  const place = Math.floor(at / every);
  const last = steps.get(every);
  if (last?.place === place) return last.at;
  steps.set(every, { place, at });
  return at;
}
