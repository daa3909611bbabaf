import { act, screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { IpcError, type SystemView } from "@/ipc";
import { STRANGER } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { AddServerDrawer } from "./AddServerDrawer";

const open = () => {
  const onAdded = vi.fn();
  const onOther = vi.fn();
  return { ...showWithHost(<AddServerDrawer onClose={() => {}} onAdded={onAdded} onOther={onOther} />), onAdded, onOther };
};
async function fill(user: UserEvent, kind: string, address: string) {
  await user.click(await screen.findByRole("radio", { name: new RegExp(kind) }));
  await enter(user, screen.getByLabelText("Address"), address);
}
async function enter(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}
const name = () => screen.getByLabelText<HTMLInputElement>("Name in Chatelaine");

describe("adding a server", () => {
  it("tests first, tells what it found, and adds on Ctrl Enter", async () => {
    const { user, host, onAdded } = open();
    await fill(user, "Mgmt", "https://mgmt-vie.kontor.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    expect(await screen.findByText("TLS, the certificate is trusted")).toBeVisible();
    expect(screen.getByText("31 ms for one question")).toBeVisible();
    await user.clear(name());
    await enter(user, name(), "Mgmt - Vienna");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onAdded).toHaveBeenCalledOnce());
    const added = (await host.appView()).servers.find((each) => each.name === "Mgmt - Vienna");
    expect(added).toMatchObject({ system: "mgmtapp", host: "mgmt-vie.kontor.example", mark: "production" });
  });

  it.each([
    ["http://plain.example", /Only https/],
    ["https://a:b@host.example", /more than a host/],
    ["https://unknown.example", /No host of that name/],
    ["https://tls.example", /certificate .* not trusted/],
    ["https://other.example", /not a server of this kind/],
    ["https://html.example", /not JSON/],
    ["https://empty.example", /empty answer/],
    ["https://cut.example", /ended too early/],
    ["https://huge.example", /too large/],
  ])("says of %s what is wrong, and keeps what was typed", async (address, words) => {
    const { user, onAdded } = open();
    await fill(user, "Haut", address);
    await user.click(screen.getByRole("button", { name: "Add and sign in" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.getByLabelText("Address")).toHaveValue(address);
    expect(screen.getByRole("radio", { name: /Haut/ })).toBeChecked();
    expect(onAdded).not.toHaveBeenCalled();
  });

  it("goes on with a system that was added meanwhile, and keeps what was typed", async () => {
    const { user, host, onOther } = open();
    await fill(user, "Haut", "https://hub.kontor.example");
    await user.click(screen.getByRole("button", { name: "Another system…" }));
    const [onAdded] = onOther.mock.calls[0] as [(system: SystemView) => void];
    const system = await host.definitionAdd("hub.toml", STRANGER);
    act(() => onAdded(system));
    expect(await screen.findByRole("radio", { name: /Hub/ })).toBeChecked();
    expect(screen.getByLabelText("Address")).toHaveValue("https://hub.kontor.example");
  });

  it("adds a server that is down when asked to", async () => {
    const { user, onAdded } = open();
    await fill(user, "Haut", "https://down.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    await user.click(await screen.findByRole("button", { name: "Add without a test" }));
    await waitFor(() => expect(onAdded).toHaveBeenCalledOnce());
  });

  it("stops a test that does not end", async () => {
    const { user } = open();
    await fill(user, "Haut", "https://endless.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText("The test was stopped")).toBeVisible();
    expect(screen.getByRole("button", { name: "Test again" })).toBeVisible();
  });

  it("does not pass an old result off as one of the new address", async () => {
    const { user } = open();
    await fill(user, "Haut", "https://one.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    await screen.findByText(/Passed in/);
    await user.type(screen.getByLabelText("Address"), "/two");
    expect(screen.getByText("The entries changed since the test")).toBeVisible();
    expect(screen.queryByText(/Passed in/)).toBeNull();
  });

  it("proposes a name from kind and host until one is written, and refuses one that is taken", async () => {
    const { user, host } = open();
    await fill(user, "PreCrime", "https://api.example");
    expect(name()).toHaveValue("PreCrime - api.example");
    await user.clear(name());
    await enter(user, name(), (await host.appView()).servers[0]?.name ?? "");
    await user.click(screen.getByRole("radio", { name: /Babelfor/ }));
    expect(name()).toHaveValue("Babelfor - sandbox");
    await user.click(screen.getByRole("button", { name: "Add and sign in" }));
    expect(await screen.findByText("Another server of this list has this name")).toBeVisible();
  });

  it("refuses a name of 10,000 letters and a certificate that is none", async () => {
    const { user, onAdded } = open();
    await fill(user, "Haut", "https://one.example");
    await user.clear(name());
    await enter(user, name(), "x".repeat(10_000));
    await user.click(screen.getByRole("button", { name: /How its certificate is trusted/ }));
    await user.click(screen.getByRole("radio", { name: /your own authority/ }));
    await enter(user, screen.getByLabelText("Certificate of the authority, in PEM form"), "not a certificate");
    await user.click(screen.getByRole("button", { name: "Add and sign in" }));
    expect(await screen.findByText("A name has 80 characters at most")).toBeVisible();
    expect(screen.getByText(/not a certificate in PEM form/)).toBeVisible();
    expect(onAdded).not.toHaveBeenCalled();
  });
});

describe("a certificate that is not trusted", () => {
  it("is shown by its fingerprint, and accepted alone only when the user says so", async () => {
    const { user, host, onAdded } = open();
    const added = vi.spyOn(host, "serverAdd");
    await fill(user, "Haut", "https://tls.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    expect(await screen.findByText(/^9F:2C:71:/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Accept this one only" }));
    expect(screen.getByLabelText("Fingerprint, SHA-256")).toHaveValue("9F2C71D04AB85E63C1F7209B6DE4A5830C1E7F94B26D3A08E5519CB7F0A6D408".match(/../g)?.join(":"));
    await user.click(screen.getByRole("button", { name: /Add and sign in/ }));
    await waitFor(() => expect(onAdded).toHaveBeenCalledOnce());
    expect(added.mock.calls[0]?.[0].trust.pin).toMatch(/^9f2c71d0/);
  });

  it.each(["not_pinned", "client_certificate", "no_tls"])("proposes no authority where that would not help: %s", async (detail) => {
    const { user, host } = open();
    vi.spyOn(host, "serverProbe").mockRejectedValue(new IpcError({ code: "tls_not_trusted", message: "", server: null, retryAfter: null, retryAssumed: false, detail, assumed: [], certificate: null }));
    await fill(user, "Haut", "https://tls.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add its authority" })).toBeNull();
  });

  it("says where plain http is allowed", async () => {
    const { user } = open();
    await fill(user, "Haut", "http://plain.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("'Allow plain http to this server' under 'How its certificate is trusted'");
  });

  it("allows plain http by name, with a warning", async () => {
    const { user, onAdded } = open();
    await fill(user, "Haut", "http://plain.example");
    await user.click(screen.getByRole("button", { name: "Test" }));
    await user.click(await screen.findByRole("button", { name: "Allow plain http here" }));
    expect(screen.getByText(/travels in the open/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Test again" }));
    expect(await screen.findByText("none, plain http in the open")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Add and sign in/ }));
    await waitFor(() => expect(onAdded).toHaveBeenCalledOnce());
  });
});
