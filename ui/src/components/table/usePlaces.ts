import { useCallback } from "react";

/** Which lines of a table are rows, and where each stands among all rows. */
export interface PlacePlan {
  lineAt: (line: number) => { kind: string; place?: number } | undefined;
  /** How many rows stand before a line. */
  rowsBefore: (line: number) => number;
}

export interface Places {
  /** The first and last row on these lines, counted from 1 among the rows that are shown. */
  rowsOn: (first: number, last: number) => { first: number; last: number } | undefined;
  onRange: (first: number, last: number) => void;
}

/** Finds the rows on lines, and asks for the places of those that are on screen. */
export function usePlaces(plan: PlacePlan | undefined, want: (places: readonly number[]) => void): Places {
  const rowsOn = useCallback(
    (first: number, last: number) => {
      if (!plan) return undefined;
      const before = plan.rowsBefore(first);
      const until = plan.rowsBefore(last + 1);
      return until > before ? { first: before + 1, last: until } : undefined;
    },
    [plan],
  );
  const onRange = useCallback(
    (first: number, last: number) => {
      const places: number[] = [];
      for (let line = first; line <= last; line += 1) {
        const at = plan?.lineAt(line);
        if (at?.kind === "row" && at.place !== undefined) places.push(at.place);
      }
      want(places);
    },
    [plan, want],
  );
  return { rowsOn, onRange };
}
