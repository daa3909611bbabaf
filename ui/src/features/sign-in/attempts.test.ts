import { describe, expect, it } from "vitest";
import type { LimitView } from "@/ipc";
import { counted, freeAgainAt } from "./attempts";

const perMinute: LimitView = { attempts: 3, per: 60, block: 600, assumed: true };
const withoutEnd: LimitView = { attempts: 5, per: null, block: 300, assumed: false };

describe("attempts that a limit counts", () => {
  it("forgets those older than its time", () => {
    expect(counted([0, 30_000, 59_000], perMinute, 60_000)).toEqual([30_000, 59_000]);
    expect(counted([0, 30_000], withoutEnd, 10_000_000)).toEqual([0, 30_000]);
  });

  it("is free again when the oldest of a full minute is a minute old", () => {
    expect(freeAgainAt([0, 10_000], perMinute, 20_000)).toBeUndefined();
    expect(freeAgainAt([0, 10_000, 20_000], perMinute, 30_000)).toBe(60_000);
    expect(freeAgainAt([0, 10_000, 20_000], perMinute, 60_001)).toBeUndefined();
    expect(freeAgainAt([0, 1, 2, 3, 4], withoutEnd, 10)).toBeUndefined();
  });
});
