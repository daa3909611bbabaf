import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { NewEnd } from "@/ipc";
import { showWithHost } from "@/test/showWithHost";
import { EndDialog } from "./preview/EndDialog";

const DAY = 86_400_000;

function open() {
  const onClose = vi.fn();
  const onChosen = vi.fn<(end: NewEnd) => void>();
  return { onClose, onChosen, ...showWithHost(<EndDialog size={3} onClose={onClose} onChosen={onChosen} />) };
}
const next = () => screen.getByRole("button", { name: /Look at the keys/ });

describe("another end for several keys", () => {
  it("is a day that is offered, to its last minute, and says what that means", async () => {
    const { user, onChosen } = open();
    expect(await screen.findByRole("dialog", { name: /3 keys/ })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "in 30 days" }));
    expect(screen.getByText(/^In (29|30) d: .*23:59/)).toBeVisible();
    await user.click(next());
    const end = onChosen.mock.calls[0]![0] as NewEnd & { by: "at" };
    expect(end.by).toBe("at");
    expect(new Date(end.at).getHours()).toBe(23);
    expect(Math.round((Date.parse(end.at) - Date.now()) / DAY)).toBeGreaterThanOrEqual(29);
  });

  it("is refused while it is missing or over, with what was typed kept", async () => {
    const { user, onChosen } = open();
    const date = await screen.findByLabelText("Date");
    fireEvent.change(date, { target: { value: "2020-01-15" } });
    await user.click(next());
    expect(await screen.findByText("This is over already")).toBeVisible();
    fireEvent.change(date, { target: { value: "" } });
    expect(await screen.findByText("Enter a date and a time")).toBeVisible();
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(onChosen).not.toHaveBeenCalled();
    fireEvent.change(date, { target: { value: "2090-01-15" } });
    await waitFor(() => expect(screen.queryByText("Enter a date and a time")).toBeNull());
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(onChosen).toHaveBeenCalledExactlyOnceWith({ by: "at", at: new Date(2090, 0, 15, 23, 59).toISOString() });
  });

  it("is later for each key by the same span", async () => {
    const { user, onChosen } = open();
    await user.click(await screen.findByRole("radio", { name: "Move each end" }));
    await user.click(await screen.findByRole("button", { name: "7 days" }));
    expect(screen.getByRole("button", { name: "7 days" })).toHaveAttribute("aria-pressed", "true");
    await user.click(next());
    expect(onChosen).toHaveBeenCalledExactlyOnceWith({ by: "shift", seconds: 7 * 86_400 });
  });

  it("is given up without a choice", async () => {
    const { user, onClose, onChosen } = open();
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(onChosen).not.toHaveBeenCalled();
  });
});
