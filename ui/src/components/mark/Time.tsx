import { absoluteTime, dayOf, exactTime, momentOf, relativeTime, weekTimeOf, type Instant } from "@/words";
import { Tooltip } from "../overlay/Tooltip";
import { useNow } from "./useNow";

export interface TimeProps {
  at: Instant;
  /** relative: "in 4 d". day: "15 Jan 2027". week: "Fri 17:40". moment: to the second. absolute: with zone, for what a person may write down. */
  show?: "relative" | "day" | "week" | "moment" | "absolute" | undefined;
  /** The absolute time is told to the second. */
  exact?: boolean | undefined;
}

/** Distance in milliseconds below which a time steps with the seconds. */
const NEAR = 120_000;

/** A moment. Hover shows its other form: the absolute time with zone, or how far away it is. */
export function Time({ at, show = "relative", exact = false }: TimeProps) {
  // Around now a time is said in seconds, and must not seem to lie on the other side.
  const isNear = Math.abs(new Date(at).getTime() - useNow()) < NEAR;
  const now = useNow(isNear ? 1000 : 60_000);
  const absolute = exact ? exactTime(at) : absoluteTime(at);
  const forms = { relative: () => relativeTime(at, now), day: () => dayOf(at), week: () => weekTimeOf(at), moment: () => momentOf(at), absolute: () => absolute };
  const shown = forms[show]();
  const other = show === "absolute" ? relativeTime(at, now) : absolute;
  return (
    <Tooltip words={other}>
      <time dateTime={new Date(at).toISOString()} aria-label={show === "relative" ? `${shown}, ${other}` : undefined}>
        {shown}
      </time>
    </Tooltip>
  );
}
