import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { instantsOf } from "../filter/span";
import { MOST, countDays, daysBetween, planDays } from "./days";

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = "Europe/Budapest";
});
afterAll(() => {
  process.env.TZ = zone;
});

describe("the days of the log", () => {
  it("begin at midnight of this computer's zone, also when the clock is changed", () => {
    expect(daysBetween("2026-10-24T23:30:00Z", "2026-10-26T10:00:00Z")).toEqual([
      { since: "2026-10-25T23:00:00.000Z", until: "2026-10-26T23:00:00.000Z" },
      { since: "2026-10-24T22:00:00.000Z", until: "2026-10-25T23:00:00.000Z" },
    ]);
  });

  it("are counted at once, those without entries left out", async () => {
    const days = daysBetween("2026-11-01T12:00:00Z", "2026-11-03T12:00:00Z");
    const ask = vi.fn().mockResolvedValue([2, 0, 5]);
    expect(await countDays(days, ask)).toEqual([
      { ...days[0], count: 2 },
      { ...days[2], count: 5 },
    ]);
    expect(ask).toHaveBeenCalledExactlyOnceWith(days);
  });

  it("are asked about in allowed portions, and not where a stretch is empty", async () => {
    const days = daysBetween("2006-01-01T12:00:00Z", "2026-11-03T12:00:00Z");
    const entries = ["2006-01-01T09:00:00.000Z", "2026-11-03T08:00:00.000Z", "2026-11-03T09:00:00.000Z"];
    const ask = vi.fn((spans: { since: string; until: string }[]) => Promise.resolve(spans.map(({ since, until }) => entries.filter((at) => at >= since && at < until).length)));
    const counted = await countDays(days, ask);
    expect(counted.map(({ count }) => count)).toEqual([2, 1]);
    expect(ask.mock.calls.length).toBe(2);
    for (const [spans] of ask.mock.calls) expect(spans.length).toBeLessThanOrEqual(MOST);
  });

  it("lie in lines under their heads", () => {
    const day = (count: number) => ({ since: `s${count}`, until: "", count });
    const plan = planDays([day(2), day(3)]);
    expect(plan.count).toBe(7);
    expect(plan.daysAt).toEqual([0, 3]);
    expect(Array.from({ length: 7 }, (_, line) => plan.lineAt(line)).map((at) => (at?.kind === "row" ? at.place : at?.day.since))).toEqual(["s2", 0, 1, "s3", 2, 3, 4]);
    expect([0, 1, 2, 3, 4, 7, 99].map((line) => plan.rowsBefore(line))).toEqual([0, 0, 1, 2, 2, 5, 5]);
    expect(plan.lineAt(7)).toBeUndefined();
    expect(planDays([]).rowsBefore(3)).toBe(0);
  });
});

describe("the time that is shown", () => {
  const now = Date.parse("2026-11-23T09:42:00Z");

  it("is made of whole days here, today being the last", () => {
    expect(instantsOf({ by: "days", days: 7 }, now)).toEqual({ since: "2026-11-16T23:00:00.000Z", until: null });
    expect(instantsOf({ by: "any" }, now)).toEqual({ since: null, until: null });
  });

  it("lies between two days in whichever order, and is open where one is missing", () => {
    const both = { since: "2026-11-01T23:00:00.000Z", until: "2026-11-05T23:00:00.000Z" };
    expect(instantsOf({ by: "between", from: "2026-11-02", to: "2026-11-05" }, now)).toEqual(both);
    expect(instantsOf({ by: "between", from: "2026-11-05", to: "2026-11-02" }, now)).toEqual(both);
    expect(instantsOf({ by: "between", from: "", to: "2026-11-05" }, now)).toEqual({ since: null, until: both.until });
  });
});
