import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { AssumedDoor } from "@/assumed";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { OtherAccountPage, OtherAccountsPage } from ".";

/** The client of the mock whose address is blocked. */
const KEPT_OUT = "77";

async function openList(host = createMockHost({ world: "support" }), system = "b2core") {
  const server = await serverOf(host, system);
  const onOpen = vi.fn();
  const onSignIn = vi.fn();
  const shown = showWithHost(
    <AssumedDoor onCorrect={() => {}}>
      <OtherAccountsPage server={server} onOpen={onOpen} onSignIn={onSignIn} onServers={() => {}} />
    </AssumedDoor>,
    host,
  );
  return { ...shown, server, onOpen, onSignIn };
}

async function openOne(host = createMockHost({ world: "support" }), account = KEPT_OUT) {
  const server = await serverOf(host, "b2core");
  return { ...showWithHost(<OtherAccountPage server={server} account={account} onList={() => {}} onSignIn={() => {}} onServers={() => {}} />, host), server };
}

describe("the accounts of others", () => {
  it("are listed, and say that the server may show only a part", async () => {
    const { user, onOpen } = await openList();
    const row = await screen.findByRole("row", { name: /Joris Dekker/ });
    expect(row).toHaveTextContent("j.dekker@mail.example");
    expect(screen.getByText(/an account that is missing here may still exist/)).toBeVisible();
    expect(screen.getByText("120 by the server's count")).toBeVisible();
    await user.click(row);
    expect(onOpen).toHaveBeenCalledWith(KEPT_OUT);
  });

  it("are asked for in parts, by the server's word that there are more", async () => {
    const host = createMockHost({ world: "support" });
    const asked = vi.spyOn(host, "accountList");
    const { user } = await openList(host);
    await screen.findByRole("row", { name: /Joris Dekker/ });
    expect(asked).toHaveBeenCalledTimes(1);
    screen.getByRole("grid").focus();
    await user.keyboard("{End}{Enter}");
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ offset: 50, limit: 50 })));
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "101"));
  });

  it("are searched by the server, and what was searched for is named when none is found", async () => {
    const { user } = await openList();
    await screen.findByRole("row", { name: /Joris Dekker/ });
    await user.type(screen.getByRole("searchbox"), "nobody of that name");
    expect(await screen.findByText("No accounts match")).toBeVisible();
    expect(screen.getByText(/nobody of that name/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(await screen.findByRole("row", { name: /Joris Dekker/ })).toBeVisible();
  });

  it("ask for a sign-in first, and nothing of the server before", async () => {
    const host = createMockHost();
    const asked = vi.spyOn(host, "accountList");
    const { user, server, onSignIn } = await openList(host);
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(onSignIn).toHaveBeenCalledWith(server);
    expect(asked).not.toHaveBeenCalled();
  });

  it("are not offered where the system does not let them be looked at", async () => {
    await openList(createMockHost(), "babelfor");
    expect(await screen.findByText("Accounts of others: not offered by this system")).toBeVisible();
  });

  it("tell a failure with a way on", async () => {
    await openList(createMockHost({ world: "support", faults: { accountList: "server_fault" } }));
    const note = await screen.findByRole("alert");
    expect(note).toHaveTextContent("503");
    expect(within(note).getByRole("button", { name: "Try again" })).toBeVisible();
  });
});

describe("an account of somebody else", () => {
  it("tells who it is, the second factors, the blocks and the sign-ins", async () => {
    await openOne();
    expect(await screen.findByRole("heading", { name: "Joris Dekker" })).toBeVisible();
    const factors = await screen.findByRole("region", { name: "Two-factor methods" });
    await waitFor(() => expect(within(factors).getByText("Google Authenticator").closest("li")).toHaveTextContent("On"));
    expect(within(factors).getByText("SMS").closest("li")).toHaveTextContent("Off");
    expect(await screen.findByText("Too many login attempts")).toBeVisible();
    const history = await screen.findByRole("table", { name: "Sign-in history" });
    expect(within(history).getAllByText("Failure").length).toBeGreaterThanOrEqual(6);
  });

  it("shows a result whose word is not known as the server's word, under neither filter", async () => {
    const { user } = await openOne();
    const history = await screen.findByRole("table", { name: "Sign-in history" });
    expect(within(history).getByText("challenged")).toBeVisible();
    await user.click(screen.getByRole("radio", { name: "Success" }));
    expect(screen.queryByText("challenged")).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Failure" }));
    expect(screen.queryByText("challenged")).toBeNull();
  });

  it("reads older sign-ins at a press", async () => {
    const { user } = await openOne();
    const history = await screen.findByRole("table", { name: "Sign-in history" });
    expect(within(history).getAllByRole("row")).toHaveLength(51);
    await user.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(within(history).getAllByRole("row")).toHaveLength(67));
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  it("lifts a block only after asking", async () => {
    const host = createMockHost({ world: "support" });
    const lifted = vi.spyOn(host, "accountUnblock");
    const { user } = await openOne(host);
    await user.click(await screen.findByRole("button", { name: "Unblock 203.0.113.7…" }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus());
    await user.keyboard("{Escape}");
    expect(lifted).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Unblock 203.0.113.7…" }));
    await user.click(await screen.findByRole("button", { name: "Unblock 1 address" }));
    expect(await screen.findByText("No address is blocked for this account.")).toBeVisible();
    expect(lifted).toHaveBeenCalledOnce();
  });

  it("does not offer to do a lost unblocking again", async () => {
    const { user } = await openOne(createMockHost({ world: "support", faults: { accountUnblock: "outcome_unknown" } }));
    await user.click(await screen.findByRole("button", { name: "Unblock 203.0.113.7…" }));
    await user.click(await screen.findByRole("button", { name: "Unblock 1 address" }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("was lost");
    expect(within(dialog).queryByRole("button", { name: "Unblock 1 address" })).toBeNull();
  });

  it("shows the other parts when one of them fails", async () => {
    await openOne(createMockHost({ world: "support", faults: { accountSignIns: "server_fault" } }));
    expect(await screen.findByRole("alert")).toHaveTextContent("503");
    expect(await screen.findByRole("heading", { name: "Joris Dekker" })).toBeVisible();
    expect(await screen.findByText("Too many login attempts")).toBeVisible();
  });
});
