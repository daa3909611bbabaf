import { absoluteTime, dayOf, momentOf, relativeTime, type Instant } from "@/words";
import { Tooltip } from "../overlay/Tooltip";
import { useNow } from "./useNow";

export interface TimeProps {
  at: Instant;
  /** relative: "in 4 d". day: "15 Jan 2027". moment: to the second. absolute: with zone, for what a person may write down. */
  show?: "relative" | "day" | "moment" | "absolute" | undefined;
}

/** Distance in milliseconds below which a time steps with the seconds. */
const NEAR = 120_000;

/** A moment. Hover shows its other form: the absolute time with zone, or how far away it is. */
export function Time({ at, show = "relative" }: TimeProps) {
  // Around now a time is said in seconds, and must not seem to lie on the other side.
  const isNear = Math.abs(new Date(at).getTime() - useNow()) < NEAR;
  const now = useNow(isNear ? 1000 : 60_000);
  const shown = show === "relative" ? relativeTime(at, now) : show === "day" ? dayOf(at) : show === "moment" ? momentOf(at) : absoluteTime(at);
  const other = show === "absolute" ? relativeTime(at, now) : absoluteTime(at);
  return (
    <Tooltip words={other}>
      <time dateTime={new Date(at).toISOString()} aria-label={show === "relative" ? `${shown}, ${other}` : undefined}>
        {shown}
      </time>
    </Tooltip>
  );
}
