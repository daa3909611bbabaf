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

  it.each(Object.keys(ERRORS) as ErrorCode[])("says of %s what is safe or what to do next", (code) => {
    expect(en.errors.code[code].body).not.toBe("");
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])("makes whole sentences of %s where nothing more is told, and begins none small", (code) => {
    show({ error: error(code, { detail: "" }) });
    const words = screen.getByRole("alert").textContent;
    expect(words).not.toMatch(/(^|\s)[.,]|: *\.|[.!] \p{Ll}/u);
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

  it.each([
    ["unexpected_answer", "/id", "answered in an unknown shape. Where: /id in the answer. Nothing stored was changed."],
    ["unexpected_answer", "", "answered in an unknown shape. Nothing stored was changed."],
    ["not_this_system", "404, a web page", "It answered with status 404, a web page."],
    ["refused", "409", "It gives no reason, only status 409."],
    ["operation_busy", "another rotation of this key is open", "Another rotation of this key is open. Nothing was sent."],
    ["ledger_failed", "/home/a/ledger could not be read: it is full", "/home/a/ledger could not be read: it is full. The keys"],
    ["file_exists", "/home/a/keys.csv", "It lies at /home/a/keys.csv. It was left as it is."],
  ] as const)("tells the detail of %s, '%s', in a sentence", (code, detail, words) => {
    show({ error: error(code, { detail }) });
    expect(screen.getByRole("alert")).toHaveTextContent(words);
  });

  it("says of an expired password how it is set anew, there and here", () => {
    show({ error: error("password_expired"), serverName: "Bfore" });
    expect(screen.getByRole("alert")).toHaveTextContent("here when you sign in, where Bfore offers it; otherwise in its own application");
  });

  it.each([
    ["unknown_issuer", /certificate of Haut is not trusted\..*authority that this computer does not know\. Nothing was sent\./],
    ["of_tomorrow", /certificate of Haut is not trusted\. It cannot be checked\./],
    ["not_pinned", /^Haut shows another certificate than the one you accepted\. Nothing was sent\..*Ask its administrator.*accept it in the server's settings/],
    ["client_certificate", /^Haut wants a client certificate, or refuses the one it got\. Nothing was changed there.*choose the file/],
    ["no_tls", /^Haut answered without TLS\. Nothing was sent\..*http, not https.*plain http has to be allowed/],
  ])("says why a connection is not trusted: %s", (detail, words) => {
    show({ error: error("tls_not_trusted", { detail }), serverName: "Haut" });
    expect(screen.getByRole("alert").textContent.trim()).toMatch(words);
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
