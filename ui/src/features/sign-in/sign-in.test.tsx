import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Host, ServerView } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { SignInPage, type SignInPageProps } from "./SignInPage";

async function open(system: string, host: Host = createMockHost({ world: "fresh" }), more: Partial<SignInPageProps> = {}) {
  const onSignedIn = vi.fn();
  const id = await serverOf(host, system);
  const page = <SignInPage server={id} onServers={() => {}} onSignedIn={onSignedIn} onKeys={() => {}} onAccount={() => {}} onPassword={() => {}} {...more} />;
  const shown = showWithHost(page, host);
  await screen.findByRole("heading", { level: 2 });
  const state = async () => (await host.appView()).servers.find((each: ServerView) => each.id === id)?.session.state;
  async function enter(login: string, secret: string) {
    const [first] = screen.getAllByRole("textbox");
    for (const [field, text] of [[first, login], [screen.getByLabelText("Password"), secret]] as const) {
      if (!field) continue;
      await shown.user.clear(field);
      await shown.user.click(field);
      await shown.user.paste(text);
    }
    await shown.user.keyboard("{Enter}");
  }
  return { ...shown, id, onSignedIn, state, enter };
}

describe("signing in", () => {
  it("hands over who signed in", async () => {
    const { enter, onSignedIn, state } = await open("babelfor");
    await enter("a.meyer", "right");
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(await state()).toBe("signed_in");
  });

  it("warns where plain http carries the password over the network, and not where it stays on this computer", async () => {
    const at = async (address: string) => {
      const host = createMockHost({ world: "fresh" });
      await host.serverChange({ server: await serverOf(host, "haut"), name: null, address, mark: null, options: null, corrections: null, trust: { authority: null, pin: null, plainHttp: true, clientCertificate: null } });
      return open("haut", host);
    };
    const { unmount } = await at("http://haut.kontor.example");
    expect(screen.getByText("haut.kontor.example, plain http over the network")).toBeVisible();
    expect(screen.getByRole("note", { name: "" })).toHaveTextContent(/Nothing is encrypted.*Passwords, codes and keys go over the network in the open/);
    unmount();
    await at("http://127.0.0.1:8080");
    expect(screen.getByText("127.0.0.1:8080, plain http on this computer")).toBeVisible();
    expect(screen.queryByText(/Nothing is encrypted/)).toBeNull();
  });

  it("sends nothing while a field is empty, and says which", async () => {
    const { user, host } = await open("babelfor");
    const sent = vi.spyOn(host, "sessionSignIn");
    await user.click(screen.getByRole("button", { name: /^Sign in/ }));
    expect(await screen.findByText("Enter user name")).toBeVisible();
    expect(sent).not.toHaveBeenCalled();
  });

  it("counts the tries that are left and says what comes then", async () => {
    const { enter } = await open("babelfor");
    await enter("a.meyer", "wrong");
    expect(await screen.findByText(/4 tries left\. Babelfor then blocks sign-ins for 5 min/)).toBeVisible();
    await enter("a.meyer", "wrong");
    expect(await screen.findByText(/3 tries left/)).toBeVisible();
    await waitFor(() => expect(screen.getByLabelText("Password")).toHaveFocus());
    expect(screen.getByRole("button", { name: "Use API key instead" })).toBeVisible();
  });

  it("closes the button while the server blocks, and says until when and that it is assumed", async () => {
    const { enter, user, host } = await open("b2core");
    for (let tries = 0; tries < 5; tries++) await enter("s.lindqvist@kontor.example", "wrong");
    expect(await screen.findByText("Blocked by B2Core")).toBeVisible();
    expect(screen.getByText(/How long is not reported/)).toBeVisible();
    expect(screen.getByRole("note", { name: /^assumed/ })).toBeVisible();
    const button = screen.getByRole("button", { name: "Sign in" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription(/Turns on when the countdown ends/);
    const sent = vi.spyOn(host, "sessionSignIn");
    await user.click(button);
    await user.type(screen.getByLabelText("Password"), "{Enter}");
    expect(sent).not.toHaveBeenCalled();
  });

  it("says of an expired password what to do, and lets another account in", async () => {
    const { enter, user } = await open("bfore");
    await enter("k.expired", "expired");
    expect(await screen.findByText("The password expired.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Use another account" }));
    expect(screen.getByLabelText("User name")).toHaveValue("");
    expect(screen.getByLabelText("Password")).toHaveValue("");
    expect(screen.queryByText("The password expired.")).toBeNull();
  });

  it("offers to set a new password where the system lets it, and goes on with the new one", async () => {
    const onPassword = vi.fn<SignInPageProps["onPassword"]>();
    const { enter, user, id, host, onSignedIn } = await open("bfore", undefined, { onPassword });
    await enter("k.expired", "old-one");
    await user.click(await screen.findByRole("button", { name: "Set a new password" }));
    expect(onPassword).toHaveBeenCalledWith(id, "k.expired", expect.any(Function));
    await host.passwordChange({ server: id, login: "k.expired", old: "old-one", new: "new-one" });
    act(() => onPassword.mock.calls[0]![2]());
    expect(screen.getByText(/The password was changed/)).toBeVisible();
    expect(screen.getByLabelText("Password")).toHaveValue("");
    await enter("k.expired", "new-one");
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  });

  it("does not offer it where the system documents no way", async () => {
    const { enter } = await open("babelfor");
    await enter("a.meyer", "expired");
    expect(await screen.findByText(/documents no way to set it from here/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Set a new password" })).toBeNull();
  });

  it("offers a private token where a second factor cannot be passed", async () => {
    const { enter, user } = await open("haut");
    await enter("c.rossi@kontor.example", "2fa");
    await user.click(await screen.findByRole("button", { name: "Use a private token" }));
    expect(screen.getByRole("radio", { name: "Private token" })).toBeChecked();
    expect(screen.getByLabelText("Private token", { selector: "input[name]" })).toHaveValue("");
  });

  it("works with the saved list while the server is down", async () => {
    const onKeys = vi.fn();
    const { user, id } = await open("mgmtapp", createMockHost({ world: "offline" }), { onKeys });
    await user.type(screen.getByLabelText("Password"), "down{Enter}");
    expect(await screen.findByRole("button", { name: /^Try again/ })).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^Work with the list of/ }));
    expect(onKeys).toHaveBeenCalledWith(id);
  });

  it("can be stopped, and then nobody is signed in", async () => {
    const { enter, user, state } = await open("haut");
    await enter("a.meyer@kontor.example", "endless");
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText("Stopped. Nobody was signed in.")).toBeVisible();
    expect(await state()).toBe("signed_out");
  });

  it("says why a session ended and begins with its account", async () => {
    await open("mgmtapp", createMockHost({ world: "offline" }));
    expect(screen.getByText(/The session of a\.meyer@kontor\.example is over/)).toBeVisible();
    expect(screen.getByRole("combobox", { name: "Login" })).toHaveTextContent("a.meyer@kontor.example");
    await waitFor(() => expect(screen.getByLabelText("Password")).toHaveFocus());
  });

  it("does not promise to keep a session that cannot be sealed", async () => {
    const host = createMockHost({ world: "fresh" });
    await host.vaultChooseMemory();
    const { enter } = await open("babelfor", host);
    const sent = vi.spyOn(host, "sessionSignIn");
    expect(screen.getByText(/Secrets are kept in memory only/)).toBeVisible();
    await enter("a.meyer", "right");
    await waitFor(() => expect(sent.mock.calls[0]?.[0].keep).toBe(false));
  });

  it("keeps no password in the page after signing in", async () => {
    const { enter, onSignedIn, container } = await open("babelfor");
    await enter("a.meyer", "s3ntinel-in-the-page");
    await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
    expect(container.innerHTML).not.toContain("s3ntinel-in-the-page");
  });
});
