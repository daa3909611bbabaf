import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useSandbox } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { WelcomePage } from "./WelcomePage";

function People() {
  return <p>{useSandbox().data?.people.length ?? 0} people</p>;
}

describe("the first start", () => {
  it("leads to a profile of which nothing is as it was read before", async () => {
    const shown = (
      <>
        <WelcomePage onAdd={() => {}} onSandbox={() => {}} />
        <People />
      </>
    );
    const { user } = showWithHost(shown, createMockHost({ world: "own" }));
    expect(await screen.findByText("0 people")).toBeVisible();
    await user.click(await screen.findByRole("button", { name: /Try the sandbox/ }));
    expect(await screen.findByText(/^[1-9]\d* people$/)).toBeVisible();
  });

  it("offers a server by A and the sandbox by S, and nothing that does not exist yet", async () => {
    const onAdd = vi.fn();
    const onSandbox = vi.fn();
    const { user } = showWithHost(<WelcomePage onAdd={onAdd} onSandbox={onSandbox} />, createMockHost({ world: "own" }));
    expect(await screen.findByText(/Babelfor, Haut\.AI, PreCrime, Mgmt or B2Core/)).toBeVisible();
    expect(screen.getAllByRole("button")).toHaveLength(2);
    await user.keyboard("a");
    expect(onAdd).toHaveBeenCalledOnce();
    await user.keyboard("s");
    await waitFor(() => expect(onSandbox.mock.calls[0]?.[0]).toMatchObject({ profile: { kind: "sandbox" } }));
  });

  it.each([
    ["own", /are sealed on this computer, under a key in its keychain/, /^Sealed on this computer under a key in its keychain/],
    ["no-keychain", /^Chatelaine keeps the API keys and accounts of your servers in one window\.$/, /^Sealed on this computer or kept in memory only/],
  ] as const)("tells where secrets go, as they are kept: %s", async (world, lead, fact) => {
    showWithHost(<WelcomePage onAdd={() => {}} onSandbox={() => {}} />, createMockHost({ world }));
    expect(await screen.findByText(lead)).toBeVisible();
    expect(screen.getByText(fact)).toBeVisible();
  });

  it("says so when the sandbox does not start", async () => {
    const { user } = showWithHost(<WelcomePage onAdd={() => {}} onSandbox={() => {}} />, createMockHost({ world: "own", faults: { profileSwitch: "sandbox_failed" } }));
    await user.click(await screen.findByRole("button", { name: /Try the sandbox/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/sandbox does not answer/);
  });
});
