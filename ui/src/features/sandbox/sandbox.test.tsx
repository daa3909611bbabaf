import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ToastRegion } from "@/components";
import { createCache, HostProvider, readFirst, reading } from "@/ipc";
import { CODE, createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { BackHome } from "./BackHome";
import { MadeUpPeople } from "./MadeUpPeople";
import { SandboxMail } from "./SandboxMail";

async function askForCode(host: ReturnType<typeof createMockHost>) {
  const server = await serverOf(host, "b2core");
  await host.sessionSignIn({ server, way: "password", fields: { email: "s.lindqvist@kontor.example", password: "right" }, keep: true, work: "w" });
}

describe("the sandbox's mail", () => {
  it("counts a mail as new when it arrives, and hands its code over", async () => {
    const onUseCode = vi.fn();
    const { user, host } = showWithHost(<SandboxMail onUseCode={onUseCode} />, createMockHost({ world: "fresh" }));
    await screen.findByRole("button", { name: "Sandbox mail" });
    await askForCode(host);
    await user.click(await screen.findByRole("button", { name: /Sandbox mail\s*1 new/ }));
    const mail = await screen.findByRole("dialog", { name: "Sandbox mail" });
    expect(within(mail).getByText(CODE)).toBeVisible();
    await user.click(within(mail).getByRole("button", { name: "Use code" }));
    expect(onUseCode).toHaveBeenCalledWith(CODE);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.queryByText(/new/)).toBeNull();
  });

  it("counts what came before the bar was drawn, once the window had read its mails", async () => {
    const host = createMockHost({ world: "fresh" });
    const client = createCache(host);
    await readFirst(host, client);
    await askForCode(host);
    await client.refetchQueries({ queryKey: reading.sandbox });
    const shown = () => (
      <HostProvider host={host} client={client}>
        <SandboxMail />
      </HostProvider>
    );
    const user = userEvent.setup();
    const { unmount } = render(shown());
    await user.click(await screen.findByRole("button", { name: /Sandbox mail\s*1 new/ }));
    unmount();
    render(shown());
    expect(await screen.findByRole("button", { name: "Sandbox mail" })).toBeVisible();
  });

  it("offers no code to use while nobody waits for one", async () => {
    const host = createMockHost({ world: "fresh" });
    await askForCode(host);
    const { user } = showWithHost(<SandboxMail />, host);
    await user.click(await screen.findByRole("button", { name: "Sandbox mail" }));
    expect(await screen.findByText(CODE)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Use code" })).toBeNull();
  });

  it("is not there in the user's own profile", async () => {
    const host = createMockHost({ world: "own" });
    const { container } = showWithHost(
      <>
        <SandboxMail />
        <BackHome onHome={() => {}} />
      </>,
      host,
    );
    await host.appView();
    await waitFor(() => expect(container).not.toHaveTextContent(/sandbox/i));
  });
});

describe("made-up people", () => {
  it("fill in the form of their server and of no other", async () => {
    const host = createMockHost({ world: "fresh" });
    const id = await serverOf(host, "haut");
    const server = (await host.appView()).servers.find((each) => each.id === id);
    const onFill = vi.fn();
    const { user } = showWithHost(<MadeUpPeople server={server!} onFill={onFill} />, host);
    const person = (await host.sandboxView())?.people.find((each) => each.server === id);
    await user.click(await screen.findByRole("button", { name: `Fill in ${person!.login}` }));
    expect(onFill).toHaveBeenCalledWith(person!.way, person!.login, person!.password);
    expect(screen.queryByText("s.lindqvist@kontor.example")).toBeNull();
  });
});

describe("the way back", () => {
  it("says in the window's own words why it did not lead there", async () => {
    const { user } = showWithHost(
      <ToastRegion>
        <BackHome onHome={() => {}} />
      </ToastRegion>,
      createMockHost({ faults: { profileSwitch: "ledger_failed" } }),
    );
    await user.click(await screen.findByRole("button", { name: "Back to my servers" }));
    expect(await screen.findByText(/^You are still in the sandbox\. The list on this computer cannot be used\..*The keys on the servers are not affected\.$/)).toBeVisible();
    expect(screen.queryByText(/Mocked/)).toBeNull();
  });

  it("leads to the user's own profile", async () => {
    const onHome = vi.fn();
    const { user } = showWithHost(<BackHome onHome={onHome} />);
    await user.click(await screen.findByRole("button", { name: "Back to my servers" }));
    await waitFor(() => expect(onHome.mock.calls[0]?.[0]).toMatchObject({ profile: { kind: "own" } }));
  });
});
