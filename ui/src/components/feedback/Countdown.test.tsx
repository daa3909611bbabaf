import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Countdown, clockOf } from "./Countdown";

describe("a countdown", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-23T10:00:00Z") }));
  afterEach(() => void vi.useRealTimers());

  it("steps once a second and ends once", () => {
    const onEnd = vi.fn();
    render(<Countdown until={Date.now() + 3000} label="Code expires in" onEnd={onEnd} />);
    expect(screen.getByRole("timer", { name: "Code expires in 0:03" })).toHaveTextContent("0:03");
    act(() => void vi.advanceTimersByTime(1000));
    expect(screen.getByRole("timer")).toHaveTextContent("0:02");
    expect(onEnd).not.toHaveBeenCalled();
    act(() => void vi.advanceTimersByTime(5000));
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it("begins with its whole length, though the second on screen began earlier", () => {
    render(<Countdown until={Date.now() + 10_000} label="Another" />);
    vi.setSystemTime(Date.now() + 900);
    render(<Countdown until={Date.now() + 300_000} of={300_000} label="Code expires in" />);
    expect(screen.getByRole("timer", { name: "Code expires in 5:00" })).toBeVisible();
    render(<Countdown until={Date.now() + 900_000} of={300_000} label="Longer than expected" />);
    expect(screen.getByRole("timer", { name: /Longer than expected 15:0/ })).toBeVisible();
  });

  it("is announced at its start, at a minute and at ten seconds only", () => {
    render(<Countdown until={Date.now() + 62_000} label="Code expires in" />);
    const spoken = () => screen.getByRole("status").textContent;
    expect(spoken()).toBe("Code expires in 1:02");
    act(() => void vi.advanceTimersByTime(1000));
    expect(spoken()).toBe("Code expires in 1:02");
    act(() => void vi.advanceTimersByTime(1000));
    expect(spoken()).toBe("Code expires in 1:00");
  });

  it("writes hours only where there are some", () => {
    expect(clockOf(518)).toBe("8:38");
    expect(clockOf(3871)).toBe("1:04:31");
  });
});
