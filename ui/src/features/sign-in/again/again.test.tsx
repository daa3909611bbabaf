import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useServers } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { EndingBand } from "./EndingBand";
import { SignInAgain } from "./SignInAgain";

/** Says when the servers are there, so that what is missing then is missing for good. */
function Known() {
  return <p>{`${useServers().length} servers known`}</p>;
}

describe("a session that is about to end", () => {
  it("is spoken of in time, with the way to go on", async () => {
    const host = createMockHost({ world: "ending" });
    const onAgain = vi.fn();
    const { user } = showWithHost(<EndingBand onAgain={onAgain} />, host);
    const band = await screen.findByRole("region", { name: "Sign in again" });
    // Announced are the words alone; the name of the band would be told in their place.
    expect(within(band).getByRole("status")).toHaveTextContent(/Babelfor - sandbox ends in 4 min/);
    await user.click(within(band).getByRole("button", { name: "Sign in again" }));
    expect(onAgain).toHaveBeenCalledWith(await serverOf(host, "babelfor"));
  });

  it("is not spoken of again once put off", async () => {
    const { user } = showWithHost(<EndingBand onAgain={() => {}} />, createMockHost({ world: "ending" }));
    await user.click(await screen.findByRole("button", { name: "Not now" }));
    expect(screen.queryByRole("region", { name: "Sign in again" })).toBeNull();
  });

  it("is not spoken of while there is time, or where it is renewed by itself", async () => {
    const host = createMockHost();
    const { servers } = await host.appView();
    const soon = new Date(Date.now() + 60_000).toISOString();
    vi.spyOn(host, "appView").mockResolvedValue({
      ...(await host.appView()),
      servers: servers.map((server) => (server.session.state === "signed_in" && server.session.renews ? { ...server, session: { ...server.session, ends: soon } } : server)),
    });
    showWithHost(
      <>
        <EndingBand onAgain={() => {}} />
        <Known />
      </>,
      host,
    );
    await screen.findByText(`${servers.length} servers known`);
    expect(screen.queryByRole("region", { name: "Sign in again" })).toBeNull();
  });
});

describe("signing in again", () => {
  it("happens over the page and puts the end off", async () => {
    const host = createMockHost({ world: "ending" });
    const server = await serverOf(host, "babelfor");
    const onSignedIn = vi.fn();
    const { user } = showWithHost(<SignInAgain server={server} onClose={() => {}} onSignedIn={onSignedIn} onKeys={() => {}} onPassword={() => {}} />, host);
    const dialog = await screen.findByRole("dialog", { name: "Sign in again" });
    await user.type(within(dialog).getByLabelText("Password"), "right{Enter}");
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    const { session } = (await host.appView()).servers.find(({ id }) => id === server)!;
    expect(session.state === "signed_in" && Date.parse(session.ends!) - Date.now()).toBeGreaterThan(20 * 60_000);
  });
});
