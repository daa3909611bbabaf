import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost, FINGERPRINT } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { ServerPage } from "./ServerPage";

async function open(system: string, host = createMockHost({ world: "unaccepted" })) {
  const id = await serverOf(host, system);
  return { ...showWithHost(<ServerPage server={id} onServers={() => {}} />, host), id };
}

const saved = () => waitFor(() => expect(screen.queryByRole("button", { name: /Sav(e|ing)/ })).toBeNull());

const panel = (name: string) => screen.findByRole("heading", { name }).then((heading) => heading.closest("section")!);

describe("how a server is spoken to", () => {
  it("lists every assumed fact with its reason, and whether it will ask", async () => {
    await open("babelfor");
    const assumed = await panel("What is assumed");
    const creating = within(assumed).getByText("Creating a key").closest("li")!;
    expect(creating).toHaveTextContent(/the wrapper's name/i);
    expect(creating).toHaveTextContent("asked before its first use");
    expect(within(assumed).getByText("Limits of attempts").closest("li")).toHaveTextContent("never asked");
  });

  it("accepts a fact at a press", async () => {
    const { user, host, id } = await open("babelfor");
    await user.click(within(await panel("What is assumed")).getByRole("button", { name: "Accept" }));
    expect(await screen.findByText(/Accepted/)).toBeVisible();
    expect((await host.serverDetails(id)).assumed[0]?.accepted).not.toBeNull();
  });

  it("corrects a place, says what the definition has, and takes the correction back", async () => {
    const { user, host, id } = await open("babelfor");
    const asked = vi.spyOn(host, "serverChange");
    await user.click(await screen.findByRole("button", { name: /Correct it, 3 places/ }));
    const path = screen.getByRole("textbox", { name: "keys.create.request.path" });
    await user.clear(path);
    await user.type(path, "/v2/keys");
    expect(screen.getByText("The definition says: /v1/user/apikeys")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    await saved();
    expect(await screen.findByRole("button", { name: /1 place corrected/ })).toBeVisible();
    const valueOf = async () => (await host.serverDetails(id)).assumed[0]?.places.find(({ place }) => place.endsWith("path"))?.value;
    expect(await valueOf()).toBe("/v2/keys");
    await user.click(screen.getByRole("button", { name: "Reset" }));
    await user.click(await screen.findByRole("button", { name: /Save 1 change/ }));
    await saved();
    expect(await screen.findByRole("button", { name: /Correct it, 3 places/ })).toBeVisible();
    expect(await valueOf()).toBe("/v1/user/apikeys");
    // Only what was touched is asked for: other places may be corrected as well, and are not shown here.
    expect(asked.mock.calls.map(([request]) => request.corrections)).toEqual([{ "keys.create.request.path": "/v2/keys" }, { "keys.create.request.path": null }]);
  });

  it("keeps what is entered while the rest is being saved, and shows no old value meanwhile", async () => {
    const { user, host, id } = await open("babelfor", createMockHost({ world: "unaccepted", slow: 300 }));
    await user.click(await screen.findByRole("button", { name: /Correct it, 3 places/ }));
    const path = screen.getByRole("textbox", { name: "keys.create.request.path" });
    await user.clear(path);
    await user.type(path, "/v2/keys");
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    await user.click(screen.getByRole("button", { name: "Reset" }));
    expect(await screen.findByRole("button", { name: "Save 1 change" })).not.toHaveAttribute("aria-busy", "true");
    expect(path).toHaveValue("/v1/user/apikeys");
    expect((await host.serverDetails(id)).assumed[0]?.places.find(({ place }) => place.endsWith("path"))?.value).toBe("/v2/keys");
  });

  it("does not call a change refused that was made and cannot be read back", async () => {
    const { user, host } = await open("babelfor");
    await user.click(await screen.findByRole("button", { name: /Correct it, 3 places/ }));
    await user.type(screen.getByRole("textbox", { name: "keys.create.request.path" }), "/more");
    const changed = vi.spyOn(host, "serverChange");
    vi.spyOn(host, "serverDetails").mockImplementation(createMockHost({ faults: { serverDetails: "ledger_failed" } }).serverDetails);
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    await saved();
    expect(changed).toHaveBeenCalledOnce();
    expect(screen.getByRole("heading", { name: "What is assumed" })).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("keeps what was typed when a correction is refused, and names the place", async () => {
    const { user } = await open("babelfor");
    await user.click(await screen.findByRole("button", { name: /Correct it, 3 places/ }));
    const path = screen.getByRole("textbox", { name: "keys.create.request.path" });
    await user.clear(path);
    await user.type(path, "no slash");
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("keys.create.request.path");
    expect(path).toHaveValue("no slash");
  });

  it("asks for what was changed and for nothing else", async () => {
    const host = createMockHost();
    const asked = vi.spyOn(host, "serverChange");
    const { user, id } = await open("babelfor", host);
    const name = await screen.findByLabelText("Name in Chatelaine");
    await user.clear(name);
    await user.type(name, "Licences");
    await user.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("Licences")).toBeVisible();
    expect(asked).toHaveBeenCalledExactlyOnceWith({ server: id, name: "Licences", address: null, mark: null, options: null, corrections: null, trust: null });
  });

  it("discards what was entered", async () => {
    const { user } = await open("babelfor");
    const name = await screen.findByLabelText("Name in Chatelaine");
    await user.type(name, "x");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    expect(name).toHaveValue("Babelfor - sandbox");
    expect(screen.queryByRole("button", { name: /Save/ })).toBeNull();
  });
});

describe("how a server is trusted", () => {
  it("pins a certificate by its fingerprint, with or without colons, and refuses what is none", async () => {
    const { user, host, id } = await open("haut");
    await user.click(await screen.findByRole("button", { name: "Change how it is trusted" }));
    await user.click(screen.getByRole("radio", { name: /this very one/ }));
    const pin = screen.getByLabelText("Fingerprint, SHA-256");
    await user.type(pin, "9F:2C");
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    expect(await screen.findByText(/has 64 digits/)).toBeVisible();
    await user.clear(pin);
    await user.type(pin, FINGERPRINT.toUpperCase().match(/../g)!.join(":"));
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    expect(await screen.findByRole("button", { name: "Change how it is trusted" })).toBeVisible();
    expect((await host.serverDetails(id)).trust.pin).toBe(FINGERPRINT);
  });

  it("warns of plain http before and while it is allowed", async () => {
    const { user, host, id } = await open("haut");
    await user.click(await screen.findByRole("button", { name: "Change how it is trusted" }));
    await user.click(screen.getByRole("checkbox", { name: /Allow plain http/ }));
    expect(screen.getByText(/travels in the open/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    await screen.findByRole("button", { name: "Change how it is trusted" });
    expect(await screen.findByText(/travels in the open/)).toBeVisible();
    expect((await host.serverDetails(id)).trust.plainHttp).toBe(true);
  });

  it("takes a client certificate from a file and shows it no more", async () => {
    const { user, host, id } = await open("haut");
    const asked = vi.spyOn(host, "serverChange");
    await user.click(await screen.findByRole("button", { name: "Change how it is trusted" }));
    await user.upload(screen.getByLabelText("Client certificate", { selector: "input" }), new File(["made up"], "me.p12"));
    await user.type(await screen.findByLabelText(/Passphrase of the file/), "sentinel-passphrase");
    await user.click(screen.getByRole("button", { name: /Save 1 change/ }));
    expect(await screen.findByText("goes along")).toBeVisible();
    expect(asked.mock.calls[0]?.[0].trust?.clientCertificate).toEqual({ file: btoa("made up"), passphrase: "sentinel-passphrase" });
    expect((await host.serverDetails(id)).trust.clientCertificate).toBe(true);
    expect(document.body.innerHTML).not.toContain("sentinel-passphrase");
  });

  it("says that what was sealed has to be given again", async () => {
    const host = createMockHost();
    const id = await serverOf(host, "haut");
    const pem = "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----";
    await host.serverChange({ server: id, name: null, address: null, mark: null, options: null, corrections: null, trust: { authority: pem, pin: null, plainHttp: false, clientCertificate: null } });
    const { user } = await open("haut", host);
    await user.click(await screen.findByRole("button", { name: "Change how it is trusted" }));
    expect(screen.getByText(/have to be given again/)).toBeVisible();
  });
});
