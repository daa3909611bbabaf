import { useState } from "react";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ToastRegion } from "@/components";
import { useHost, type Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { ExportMenu, ExportNotice, useExport } from ".";

const QUERY = { search: null, statuses: [], servers: [], gone: false, sort: "name", descending: false, grouped: false, offset: 0, limit: 0 } as const;

function List({ rows }: { rows: number }) {
  const host = useHost();
  const exporting = useExport((format, work) => host.keyExport({ ...QUERY, statuses: [], servers: [] }, format, work));
  return (
    <>
      <ExportMenu of={exporting} rows={rows} label="Export 293 keys" />
      <ExportNotice of={exporting} />
    </>
  );
}
/** The list on a page that can be left. */
function Pages() {
  const [left, leave] = useState(false);
  return (
    <ToastRegion>
      <button onClick={() => leave(true)}>Leave</button>
      {!left && <List rows={293} />}
    </ToastRegion>
  );
}
function open(host: Host = createMockHost({ slow: 20 }), rows = 293) {
  const asked = vi.spyOn(host, "keyExport");
  return { asked, ...showWithHost(<ToastRegion><List rows={rows} /></ToastRegion>, host) };
}
const button = () => screen.getByRole("button", { name: /^Export/ });

describe("an export", () => {
  it("writes in the form that was chosen, and says where the file lies and how long it is", async () => {
    const { user, asked } = open();
    await user.click(button());
    await user.click(await screen.findByRole("menuitem", { name: "JSON, for programs" }));
    expect(await screen.findByText(/^\d+ rows written to \/home\/a\.meyer\/chatelaine-keys\.json$/)).toBeVisible();
    expect(asked).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(QUERY), "json", expect.any(String));
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("shows how far it is, can be stopped, and gives the focus back", async () => {
    const { user, host, asked } = open(createMockHost({ slow: 200 }));
    const cancelled = vi.spyOn(host, "cancelWork");
    await user.click(button());
    await user.click(await screen.findByRole("menuitem", { name: /CSV/ }));
    expect(await screen.findByRole("progressbar", { name: "Export" })).toBeVisible();
    expect(screen.getByText(/^\d+ of \d+ rows written$/, { ignore: "[role=status]" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Cancel the export" }));
    expect(cancelled).toHaveBeenCalledExactlyOnceWith(asked.mock.calls[0]![2]);
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
    await waitFor(() => expect(button()).toHaveFocus());
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.queryByText(/written to/)).toBeNull();
  });

  it("is one at a time", async () => {
    const { user, asked } = open(createMockHost({ slow: 500 }));
    await user.click(button());
    await user.click(await screen.findByRole("menuitem", { name: /CSV/ }));
    await user.click(button());
    const again = await screen.findByRole("menuitem", { name: /JSON.*One export at a time/ });
    expect(again).toHaveAttribute("aria-disabled", "true");
    await user.click(again);
    expect(asked).toHaveBeenCalledOnce();
    expect(await screen.findByText(/written to/)).toBeVisible();
  });

  it("says nothing where no place was chosen", async () => {
    const host: Host = { ...createMockHost(), keyExport: () => Promise.resolve(null) };
    const { user } = open(host);
    await user.click(button());
    await user.click(await screen.findByRole("menuitem", { name: /CSV/ }));
    await waitFor(() => expect(button()).not.toHaveAttribute("aria-busy"));
    expect(screen.queryByText(/written to/)).toBeNull();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("stays with the reason when the file cannot be written, and tries again in the same form", async () => {
    const { user, asked } = open(createMockHost({ faults: { keyExport: "file_failed" } }));
    await user.click(button());
    await user.click(await screen.findByRole("menuitem", { name: /CSV/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The file cannot be written.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    expect(asked.mock.calls.map(([, format]) => format)).toEqual(["csv", "csv"]);
  });

  it("says why it failed where the page was left meanwhile, until that is read", async () => {
    const mock = createMockHost({ faults: { keyExport: "file_failed" } });
    let goOn: (now: null) => void = () => {};
    const left = new Promise<null>((resolve) => (goOn = resolve));
    const host: Host = { ...mock, keyExport: (...given) => left.then(() => mock.keyExport(...given)) };
    const { user } = showWithHost(<Pages />, host);
    await user.click(button());
    await user.click(await screen.findByRole("menuitem", { name: /CSV/ }));
    await user.click(screen.getByRole("button", { name: "Leave" }));
    goOn(null);
    const notice = await screen.findByRole("dialog", { name: /^The export was not written. The file cannot be written./ });
    expect(notice).toBeVisible();
    await user.click(within(notice).getByLabelText("Dismiss"));
    await waitFor(() => expect(screen.queryByText(/was not written/)).toBeNull());
  });

  it("is closed where there is nothing, with the reason", async () => {
    const { user, asked } = open(undefined, 0);
    expect(button()).toHaveAccessibleDescription("There is nothing to export");
    await user.click(button());
    expect(screen.queryByRole("menu")).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});
