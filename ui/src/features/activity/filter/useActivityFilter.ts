import { useCallback, useMemo, useState } from "react";
import { useNow, useRested } from "@/components";
import type { ActivityQueryView, Deed, ServerId } from "@/ipc";
import { startOfDay } from "@/words";
import type { EntryOutcome } from "../outcome";
import { USUAL, instantsOf, narrows, type Span } from "./span";

/** How long typing must rest before the log is asked again, in milliseconds. */
const REST = 150;

/** Everything of a query but which rows of it are wanted. */
export type ActivityQuestion = Omit<ActivityQueryView, "offset" | "limit">;

interface Choices {
  span: Span;
  who: readonly string[];
  deeds: readonly Deed[];
  servers: readonly ServerId[];
  outcomes: readonly EntryOutcome[];
}

export interface ActivityFilter extends Choices {
  /** As typed; the question follows when typing rests. */
  search: string;
  question: ActivityQuestion;
  /** How many filters are on. */
  count: number;
  setSearch: (search: string) => void;
  /** What was typed is asked for now. */
  settle: () => void;
  set: (change: Partial<Choices>) => void;
  toggleOutcome: (outcome: EntryOutcome) => void;
  clear: () => void;
}

const START: Choices = { span: USUAL, who: [], deeds: [], servers: [], outcomes: [] };
const ALL: Choices = { ...START, span: { by: "any" } };

/** What of the log is shown. It begins with the last days. */
export function useActivityFilter(): ActivityFilter {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState(START);
  const [asked, settle] = useRested(search.trim(), REST);
  // A question is the same all day.
  const today = startOfDay(useNow()).getTime();
  const question = useMemo<ActivityQuestion>(() => {
    const { span, who, deeds, servers, outcomes } = chosen;
    return { ...instantsOf(span, today), who: [...who], deeds: [...deeds], servers: [...servers], outcomes: [...outcomes], search: asked === "" ? null : asked };
  }, [chosen, asked, today]);
  const set = useCallback((change: Partial<Choices>) => setChosen((now) => ({ ...now, ...change })), []);
  const toggleOutcome = useCallback(
    (outcome: EntryOutcome) => setChosen((now) => ({ ...now, outcomes: now.outcomes.includes(outcome) ? now.outcomes.filter((each) => each !== outcome) : [...now.outcomes, outcome] })),
    [],
  );
  const clear = useCallback(() => {
    setSearch("");
    setChosen(ALL);
  }, []);
  const { span, who, deeds, servers, outcomes } = chosen;
  const count = outcomes.length + [narrows(span), who.length > 0, deeds.length > 0, servers.length > 0, search.trim() !== ""].filter(Boolean).length;
  return { ...chosen, search, question, count, setSearch, settle, set, toggleOutcome, clear };
}
