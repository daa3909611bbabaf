import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { HostProvider, type Host, type ServerView } from "@/ipc";
import { CODE, createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { SignInPage, type OfferedCode } from "../SignInPage";

async function waiting(change?: (server: ServerView) => Partial<ServerView>) {
  const made = createMockHost({ world: "fresh" });
  const id = await serverOf(made, "b2core");
  await made.sessionSignIn({ server: id, way: "password", fields: { email: "s.lindqvist@kontor.example", password: "right" }, keep: true, work: "w" });
  const host: Host = change ? { ...made, appView: async () => withChanged(await made.appView(), change) } : made;
  const onSignedIn = vi.fn();
  const onOfferTaken = vi.fn();
  const page = (offered?: OfferedCode) => <SignInPage server={id} offered={offered} onOfferTaken={onOfferTaken} onServers={() => {}} onSignedIn={onSignedIn} onKeys={() => {}} onAccount={() => {}} onPassword={() => {}} />;
  const shown = showWithHost(page(), host);
  await screen.findByRole("heading", { name: "Enter the 6-digit code" });
  return { ...shown, host, page, onSignedIn, onOfferTaken, boxes: screen.getByRole("textbox", { name: "Enter the 6-digit code" }) };
}

function withChanged(app: Awaited<ReturnType<Host["appView"]>>, change: (server: ServerView) => Partial<ServerView>) {
  return { ...app, servers: app.servers.map((server) => (server.session.state === "second_factor" ? { ...server, ...change(server) } : server)) };
}

describe("the second factor", () => {
  it.each([
    [95, /1 min ahead of this computer/],
    [-3700, /61 min behind this computer|1 h behind this computer/],
  ])("says that the server's clock is %s s apart", async (clockApart, words) => {
    await waiting(() => ({ clockApart }));
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("says nothing of clocks that agree within half a minute", async () => {
    await waiting(() => ({ clockApart: 30 }));
    expect(screen.queryByText(/clock is/)).toBeNull();
  });

  it("confirms by itself after the sixth digit, however it was pasted", async () => {
    const { user, boxes, onSignedIn } = await waiting();
    await waitFor(() => expect(boxes).toHaveFocus());
    await user.paste(`${CODE.slice(0, 3)} ${CODE.slice(3)}`);
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(onSignedIn.mock.calls[0]?.[0]).toMatchObject({ session: { state: "signed_in" } });
  });

  it("empties the boxes after a refusal, counts it, and says when", async () => {
    const { user, boxes, onSignedIn } = await waiting();
    await user.type(boxes, "417902");
    expect(await screen.findByText(/417 902 was refused at/)).toBeVisible();
    expect(boxes).toHaveValue("");
    await waitFor(() => expect(boxes).toHaveFocus());
    expect(screen.getByText(/1 of 3 used/)).toBeVisible();
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  it("takes a code that was chosen in the sandbox's mail", async () => {
    const { rerender, host, page, onSignedIn, onOfferTaken } = await waiting();
    rerender(<HostProvider host={host}>{page({ code: CODE, choice: 1 })}</HostProvider>);
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(onOfferTaken).toHaveBeenCalledOnce();
  });

  it("goes back for a new code by giving this one up", async () => {
    const { user, host } = await waiting();
    await user.click(screen.getByRole("button", { name: /Sign in again for a new code/ }));
    expect(await screen.findByLabelText("Password")).toBeVisible();
    expect((await host.appView()).servers.some(({ session }) => session.state === "second_factor")).toBe(false);
  });

  it("calls nothing mail that the server does not call so", async () => {
    const { container } = await waiting(({ session }) => ({ session: { ...session, channel: "authenticator" } as ServerView["session"] }));
    expect(container).toHaveTextContent("authenticator");
    expect(container.textContent).not.toMatch(/e-mail|mail|junk/i);
  });

  it("takes no digits after the code has expired", async () => {
    const past = new Date(Date.now() - 1000).toISOString();
    const { user, host, boxes } = await waiting(({ session }) => ({ session: { ...session, ends: past } as ServerView["session"] }));
    const sent = vi.spyOn(host, "sessionConfirm");
    await user.type(boxes, CODE);
    expect(screen.getByRole("button", { name: "Confirm" })).toHaveAccessibleDescription("The code has expired");
    expect(sent).not.toHaveBeenCalled();
  });
});
