import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ToastRegion } from "@/components";
import type { Host } from "@/ipc";
import { createMockHost, worldOf } from "@/ipc/mock";
import { startOfDay } from "@/words";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { ActivityPage } from "./ActivityPage";

function open(host: Host = createMockHost()) {
  const asked = vi.spyOn(host, "activityPage");
  const verified = vi.spyOn(host, "activityVerify");
  return { asked, verified, ...showWithHost(<ToastRegion><ActivityPage /></ToastRegion>, host) };
}
const row = (name: RegExp) => screen.findByRole("row", { name });
/** How many entries the made-up log has since the midnight that many days before today's. */
const since = (host: Host, days: number) => worldOf(host).activity.filter(({ at }) => Date.parse(at) >= startOfDay(Date.now(), -days).getTime()).length;
const details = async (name: RegExp) => within(await row(name)).getByRole("button", { name: "Details" });

describe("the log", () => {
  it("lists what was done under its days, each with how many there are of it", async () => {
    const host = createMockHost();
    const { asked } = open(host);
    expect(await row(/a\.meyer Copied secret warehouse-labels Babelfor Done/)).toBeVisible();
    for (const head of screen.getAllByRole("row", { name: /\d+ (entry|entries)$/ })) expect(head).toHaveTextContent(/^(Today|Yesterday|[A-Z][a-z]+day)/);
    expect(screen.getByText(/^412 entries since/)).toBeVisible();
    expect(screen.getByRole("button", { name: `Export ${since(host, 6)} entries` })).toBeVisible();
    for (const [query] of asked.mock.calls) expect(query.limit).toBeLessThanOrEqual(200);
  });

  it("never says that something was done which was not", async () => {
    open();
    expect(await row(/Revoke key retired-feed-7 .*Failed/)).toBeVisible();
    expect(screen.getByRole("row", { name: /Create key atelier-kiosk-pt-3 .*Not known/ })).toBeVisible();
    expect(screen.getByRole("row", { name: /Sign in The code is wrong B2Core Failed/ })).toBeVisible();
  });

  it("opens an entry by the keyboard and says why it failed, in the words of errors", async () => {
    const { user } = open();
    await row(/warehouse-labels/);
    screen.getByRole("grid").focus();
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    const entry = await row(/retired-feed-7/);
    expect(await within(entry).findByText("Haut.AI - sandbox failed.")).toBeVisible();
    expect(within(entry).getByText("key-411")).toBeVisible();
    expect(await details(/retired-feed-7/)).toHaveAttribute("aria-expanded", "true");
    await user.keyboard("{Escape}");
    expect(await details(/retired-feed-7/)).toHaveAttribute("aria-expanded", "false");
    await user.keyboard("{ArrowRight}");
    expect(await details(/retired-feed-7/)).toHaveAttribute("aria-expanded", "true");
    await user.keyboard("{ArrowLeft}");
    expect(within(entry).queryByText("Haut.AI - sandbox failed.")).toBeNull();
  });

  it("says that an older version kept no reason", async () => {
    const host = createMockHost();
    const world = worldOf(host);
    world.activity = world.activity.map((each) => ({ ...each, reason: null }));
    const { user } = open(host);
    await user.click(await details(/retired-feed-7/));
    expect(screen.getByText("not kept by the version that wrote it")).toBeVisible();
  });

  it("names a server that was removed since", async () => {
    const host = createMockHost();
    await host.serverRemove(await serverOf(host, "bfore"));
    open(host);
    expect(await row(/takedown-trial Bfore PreCrime - sandbox Done/)).toBeVisible();
  });

  it("follows what is done while it is on screen", async () => {
    const host = createMockHost();
    open(host);
    await row(/warehouse-labels/);
    const world = worldOf(host);
    const first = world.activity[0]!;
    await act(() => {
      world.activity = [{ ...first, number: first.number + 1, at: new Date().toISOString(), subject: "just-now" }, ...world.activity];
      world.tell({ kind: "activity_changed" });
      return Promise.resolve();
    });
    expect(await row(/just-now/)).toBeVisible();
    const today = since(host, 0);
    await waitFor(() => expect(screen.getByRole("row", { name: new RegExp(`^Today.*, ${today} (entry|entries)$`) })).toBeVisible());
  });
});

describe("the filters of the log", () => {
  it("ask for what was chosen, and export just that", async () => {
    const { user, host, asked } = open();
    const exported = vi.spyOn(host, "activityExport");
    await row(/warehouse-labels/);
    await user.click(screen.getByRole("button", { name: "Who: anyone" }));
    await user.click(await screen.findByRole("checkbox", { name: "d.okafor" }));
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: /^Not known/ }));
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ who: ["d.okafor"], outcomes: ["unknown"] })));
    await user.click(await screen.findByRole("button", { name: "Export 1 entry" }));
    await user.click(await screen.findByRole("menuitem", { name: /CSV/ }));
    expect(await screen.findByText("1 row written to /home/a.meyer/chatelaine-activity.csv")).toBeVisible();
    expect(exported).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ who: ["d.okafor"], outcomes: ["unknown"] }), "csv", expect.any(String));
  });

  it("choose actions and servers by their names", async () => {
    const { user, host, asked } = open();
    await row(/warehouse-labels/);
    await user.click(screen.getByRole("button", { name: "Action: any" }));
    await user.click(await screen.findByRole("checkbox", { name: "Sign in" }));
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Server: all" }));
    await user.click(await screen.findByRole("checkbox", { name: /B2Core/ }));
    const server = await serverOf(host, "b2core");
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ deeds: ["sign_in"], servers: [server] })));
    await waitFor(() => expect(screen.getByRole("button", { name: "Export 2 entries" })).toBeVisible());
  });

  it("are taken off one by one, and the focus stays at the filter", async () => {
    const { user, asked } = open();
    await row(/warehouse-labels/);
    await user.click(screen.getByRole("button", { name: "Take off the filter: Time" }));
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ since: null, until: null })));
    await waitFor(() => expect(screen.getByRole("button", { name: "Time: any" })).toHaveFocus());
    expect(await screen.findByRole("button", { name: "Export 412 entries" })).toBeVisible();
  });

  it("take the time between two days", async () => {
    const { user, asked } = open();
    await row(/warehouse-labels/);
    await user.click(screen.getByRole("button", { name: "Time: Last 7 days" }));
    await user.click(await screen.findByRole("radio", { name: "Between two days" }));
    fireEvent.change(await screen.findByLabelText("From"), { target: { value: "2026-11-02" } });
    fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-11-05" } });
    const since = new Date(2026, 10, 2).toISOString();
    await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ since, until: new Date(2026, 10, 6).toISOString() })));
    expect(screen.getByRole("button", { name: "Time: 2 Nov 2026 to 5 Nov 2026", hidden: true })).toBeInTheDocument();
  });

  it("are named where nothing matches, and cleared in one press", async () => {
    const { user } = open();
    await row(/warehouse-labels/);
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "no such thing" } });
    expect(await screen.findByText("2 filters are on: Last 7 days; “no such thing”.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Clear 2 filters" }));
    expect(await screen.findByRole("button", { name: "Export 412 entries" })).toBeVisible();
  });

  it("are not blamed for an empty log", async () => {
    open(createMockHost({ world: "own" }));
    expect(await screen.findByText("Nothing was done yet")).toBeVisible();
    expect(screen.queryByText(/filter/)).toBeNull();
  });
});

describe("a log that cannot be read", () => {
  it("says so once, and is read again at a press", async () => {
    const made = createMockHost();
    const failing = createMockHost({ faults: { activityPage: "ledger_failed" } });
    let works = false;
    const host: Host = { ...made, activityPage: (query) => (works ? made : failing).activityPage(query) };
    const { user } = open(host);
    expect(await screen.findByRole("alert")).toHaveTextContent("The list on this computer cannot be used.");
    works = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await row(/warehouse-labels/)).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the chain of the log", () => {
  it("is checked when the page opens, and at a wish", async () => {
    const { user, verified } = open();
    const state = await screen.findByRole("button", { name: /^Chain intact, checked / });
    expect(verified).toHaveBeenCalledOnce();
    await user.click(state);
    expect(await screen.findByText("Compared, covers 412 entries")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Check now/ }));
    await waitFor(() => expect(verified).toHaveBeenCalledTimes(2));
    await user.keyboard("{Escape}");
    await row(/warehouse-labels/);
    screen.getByRole("grid").focus();
    await user.keyboard("v");
    await waitFor(() => expect(verified).toHaveBeenCalledTimes(3));
  });

  it("is not checked anew by each new entry", async () => {
    const { verified, host } = open();
    await row(/warehouse-labels/);
    await screen.findByRole("button", { name: /^Chain intact/ });
    const counted = vi.spyOn(host, "activityCounts");
    await act(() => {
      worldOf(host).tell({ kind: "activity_changed" });
      return Promise.resolve();
    });
    await waitFor(() => expect(counted).toHaveBeenCalled());
    expect(verified).toHaveBeenCalledOnce();
  });

  it("tells where it was touched, and the log stays", async () => {
    const host = createMockHost({ world: "touched" });
    const { user } = open(host);
    expect(await screen.findByText("Something else than Chatelaine touched this log at 4 places.")).toBeVisible();
    expect(screen.getByText("Entry 187 says something else than when it was written.")).toBeVisible();
    expect(screen.queryByText(/From entry 399 on/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "and 1 more" }));
    expect(screen.getByText("From entry 399 on, the entries were not added by Chatelaine.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Chain touched at 4 places" })).toBeVisible();
    expect(await row(/warehouse-labels/)).toBeVisible();
    worldOf(host).breaks = [];
    await user.click(screen.getByRole("button", { name: "Check again" }));
    expect(await screen.findByRole("button", { name: /^Chain intact, checked/ })).toBeVisible();
    expect(screen.queryByText(/Something else than Chatelaine/)).toBeNull();
  });

  it.each([
    ["shut", /^Chain intact, seal not compared, checked/, "Not compared: the saved secrets are shut"],
    ["absent", /^Chain intact, not sealed, checked/, "None: nothing was sealed yet, or the seal was removed"],
    ["unreadable", /^Seal cannot be read$/, "Cannot be read: damaged, or not of this profile"],
  ] as const)("says what is not known while the seal is %s", async (state, word, fact) => {
    const host = createMockHost();
    worldOf(host).seal = { state };
    const { user } = open(host);
    await user.click(await screen.findByRole("button", { name: word }));
    expect(await screen.findByText(fact)).toBeVisible();
    expect(screen.queryAllByText("The seal of this log cannot be read.")).toHaveLength(state === "unreadable" ? 1 : 0);
  });

  it("is not called intact where it could not be checked", async () => {
    const { verified } = open(createMockHost({ faults: { activityVerify: "ledger_failed" } }));
    expect(await screen.findByRole("button", { name: "Chain not checked" })).toBeVisible();
    expect(await screen.findByRole("alert")).toHaveTextContent("The list on this computer cannot be used.");
    expect(screen.queryByText(/Chain intact/)).toBeNull();
    expect(verified).toHaveBeenCalledOnce();
  });
});
