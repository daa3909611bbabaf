import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HostProvider, type ErrorCode, type ErrorView } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { en } from "@/words/en";
import { ErrorNote, type ErrorNoteProps } from "./ErrorNote";
import { ERRORS } from "./table";

const error = (code: ErrorCode, more: Partial<ErrorView> = {}): ErrorView => ({ code, message: "for logs", server: null, retryAfter: null, retryAssumed: false, detail: null, assumed: [], certificate: null, ...more });
const show = (props: ErrorNoteProps) =>
  render(
    <HostProvider host={createMockHost()}>
      <ErrorNote {...props} />
    </HostProvider>,
  );

afterEach(() => vi.useRealTimers());

describe("the table of errors", () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])("has words of its own for %s", async (code) => {
    show({ error: error(code, { detail: "8" }) });
    const note = await screen.findByRole("alert");
    expect(note).not.toHaveTextContent("for logs");
    expect(note).not.toHaveTextContent("{{");
    expect(note.textContent.trim()).not.toBe("");
  });

  it("says the same of no two codes", () => {
    const titles = Object.values(en.errors.code).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(Object.keys(en.errors.code).sort()).toEqual(Object.keys(ERRORS).sort());
  });
});

describe("a note of an error", () => {
  it("calls the server by the user's name and passes its own words on as text", async () => {
    const host = createMockHost();
    const server = (await host.appView()).servers[0]!;
    render(
      <HostProvider host={host}>
        <ErrorNote error={error("refused", { server: server.id, detail: "<b>no</b>" })} />
      </HostProvider>,
    );
    expect(await screen.findByText(`${server.name} refused.`)).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent("It says: <b>no</b>.");
  });

  it("offers what helps, if the view can do it", async () => {
    const retry = vi.fn();
    const { rerender } = show({ error: error("timed_out"), on: { retry } });
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledOnce();
    rerender(
      <HostProvider host={createMockHost()}>
        <ErrorNote error={error("outcome_unknown")} on={{ retry }} />
      </HostProvider>,
    );
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("keeps Try again shut until the wait is over", () => {
    vi.useFakeTimers({ shouldAdvanceTime: false });
    const retry = vi.fn();
    show({ error: error("locked_out", { retryAfter: 42, retryAssumed: true }), on: { retry } });
    const button = screen.getByRole("button", { name: /Try again/ });
    button.click();
    expect(retry).not.toHaveBeenCalled();
    expect(screen.getByText("assumed")).toBeVisible();
    act(() => {
      vi.advanceTimersByTime(43_000);
    });
    expect(screen.getByText("You can try again now.")).toBeVisible();
    act(() => {
      screen.getByRole("button", { name: "Try again" }).click();
    });
    expect(retry).toHaveBeenCalledOnce();
  });
});
