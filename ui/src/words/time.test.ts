import { describe, expect, it } from "vitest";
import { absoluteTime, dayOf, relativeTime, spanOf, zoneName } from "./time";

const now = Date.parse("2026-11-23T09:42:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;

describe("times", () => {
  it.each([
    [8_000, "8 s"],
    [21 * MINUTE, "21 min"],
    [22 * 60 * MINUTE, "22 h"],
    [77 * DAY, "77 d"],
    [200 * DAY, "28 w"],
    [3 * 365 * DAY, "3 y"],
    [300, "1 s"],
  ])("says a span of %i ms in one unit", (length, words) => {
    expect(spanOf(length)).toBe(words);
  });

  it("says on which side of now a moment lies", () => {
    expect(relativeTime(now + 4 * DAY + 1, now)).toBe("in 4 d");
    expect(relativeTime(now - 3 * 60 * MINUTE, now)).toBe("3 h ago");
    expect(relativeTime(now + 400, now)).toBe("now");
  });

  it("names the zone in an absolute time, summer and winter", () => {
    expect(absoluteTime("2026-11-23T09:42:00Z")).toBe("Mon 23 Nov 2026, 10:42 CET (UTC+01:00)");
    expect(zoneName("2026-07-01T00:00:00Z")).toBe("CEST (UTC+02:00)");
    expect(dayOf("2027-01-15T22:59:00Z")).toBe("15 Jan 2027");
  });
});
