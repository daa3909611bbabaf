import { useCallback, useEffect, useRef, useState } from "react";
import { errorOf, newWork, type ErrorView, type Host, type ProbeRequest, type ProbeView } from "@/ipc";

/** Where a connection test stands. `took` is milliseconds from press to answer. */
export type Probe =
  | { state: "none" }
  | { state: "running"; work: string }
  | { state: "passed"; of: string; view: ProbeView; took: number }
  | { state: "failed"; of: string; error: ErrorView };

/** Tests an address; the test can be stopped, and stops by itself when the form is closed. */
export function useProbe(host: Host) {
  const [probe, setProbe] = useState<Probe>({ state: "none" });
  const running = useRef<string>(undefined);

  const stop = useCallback(() => {
    if (running.current !== undefined) void host.cancelWork(running.current);
  }, [host]);
  useEffect(() => stop, [stop]);

  const run = useCallback(
    async (request: ProbeRequest): Promise<boolean> => {
      const work = newWork();
      const began = performance.now();
      running.current = work;
      setProbe({ state: "running", work });
      const outcome = await host.serverProbe(request, work).then(
        (view): Probe => ({ state: "passed", of: nameOf(request), view, took: performance.now() - began }),
        (thrown: unknown): Probe => ({ state: "failed", of: nameOf(request), error: errorOf(thrown) }),
      );
      if (running.current !== work) return false;
      running.current = undefined;
      setProbe(outcome);
      return outcome.state === "passed";
    },
    [host],
  );
  return { probe, run, stop };
}

/** Tells one question from another, so that a result is not shown for entries that changed since. */
export function nameOf(request: ProbeRequest): string {
  return JSON.stringify([request.system, request.address, request.trust, request.options]);
}
