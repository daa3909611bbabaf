import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { REVEALED_FOR, SecretField } from "./SecretField";

const SENTINEL = "sentinel-secret-5c1d";

function show(overrides: Partial<Parameters<typeof SecretField>[0]> = {}) {
  const props = { masked: "api_Wn••••c7", onReveal: vi.fn(() => Promise.resolve(SENTINEL)), onCopy: vi.fn(() => Promise.resolve(Date.now() + 30_000)), onClear: vi.fn(() => Promise.resolve()), ...overrides };
  const { unmount } = render(<SecretField {...props} />);
  return { ...props, unmount, user: userEvent.setup({ advanceTimers: vi.advanceTimersByTime }) };
}

describe("a secret", () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  it("is masked until revealed, and hides by itself", async () => {
    const { user } = show();
    expect(document.body).not.toHaveTextContent(SENTINEL);
    await user.click(screen.getByRole("button", { name: "Reveal" }));
    expect(await screen.findByText(SENTINEL)).toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(REVEALED_FOR + 1000));
    expect(document.body).not.toHaveTextContent(SENTINEL);
    expect(screen.getByText("api_Wn••••c7")).toBeInTheDocument();
  });

  it("hides at once when asked to", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Reveal" }));
    await user.click(await screen.findByRole("button", { name: "Hide" }));
    expect(document.body).not.toHaveTextContent(SENTINEL);
  });

  it("is copied without being shown, says when it is cleared, and can be cleared now", async () => {
    const { user, onClear } = show();
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(await screen.findByRole("button", { name: "Copied" })).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent(SENTINEL);
    expect(screen.getByText(/Clipboard clears in/)).toHaveTextContent(/\d+ s/);
    await user.click(screen.getByRole("button", { name: "Clear now" }));
    expect(onClear).toHaveBeenCalledOnce();
    expect(await screen.findByRole("button", { name: "Copy" })).toBeInTheDocument();
  });

  it("stays masked and reports when it cannot be had", async () => {
    const onFail = vi.fn();
    const { user } = show({ onReveal: () => Promise.reject(new Error("closed")), onFail });
    await user.click(screen.getByRole("button", { name: "Reveal" }));
    expect(onFail).toHaveBeenCalledWith(new Error("closed"));
    expect(screen.getByText("api_Wn••••c7")).toBeInTheDocument();
  });
});
