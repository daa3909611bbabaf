import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { CreatedKeyView, Host } from "@/ipc";
import { createMockHost, NAMES } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { ClipboardStatus } from "./ClipboardStatus";
import { SecretDialog } from "./SecretDialog";
import { maskOf } from "@/held";

async function make(host: Host, name = "fresh-key"): Promise<CreatedKeyView> {
  return host.keyCreate({ server: await serverOf(host, "babelfor"), name, expires: null, permissions: ["Read"], about: null });
}
async function open(host: Host = createMockHost(), name?: string) {
  const given = { onSettled: vi.fn(), onLater: vi.fn(), onUnlock: vi.fn() };
  const created = await make(host, name);
  const settled = vi.spyOn(host, "secretSettle");
  return { ...given, created, settled, ...showWithHost(<SecretDialog created={created} {...given} />, host) };
}

describe("a secret that is shown once", () => {
  it("stays masked until it is asked for, and is gone again after Hide", async () => {
    const { user } = await open();
    const value = await screen.findByRole("textbox", { name: "Secret" });
    expect(value).toHaveTextContent(/•{4,}/);
    await user.click(screen.getByRole("button", { name: "Reveal" }));
    await waitFor(() => expect(value).toHaveTextContent(/^api_mock/));
    await user.click(screen.getByRole("button", { name: "Hide" }));
    expect(value).not.toHaveTextContent(/api_mock/);
  });

  it("ends only by a choice, and does what was chosen", async () => {
    const { user, settled, onSettled, created } = await open();
    const done = await screen.findByRole("button", { name: "Done" });
    await user.click(done);
    expect(settled).not.toHaveBeenCalled();
    await user.click(screen.getByRole("radio", { name: /Remove it/ }));
    await user.click(done);
    await waitFor(() => expect(onSettled).toHaveBeenCalledOnce());
    expect(settled).toHaveBeenCalledExactlyOnceWith(created.operation, "remove");
  });

  it("asks before it closes without a choice", async () => {
    const { user, onLater } = await open();
    await screen.findByText("Already safe.");
    await user.keyboard("{Escape}");
    expect(onLater).not.toHaveBeenCalled();
    await user.click(await screen.findByRole("button", { name: "Choose later" }));
    expect(onLater).toHaveBeenCalledOnce();
  });

  it("stays when the choice could not be carried out", async () => {
    const { user, onSettled } = await open(createMockHost({ faults: { secretSettle: "vault_closed" } }));
    await user.click(await screen.findByRole("radio", { name: /Keep it/ }));
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(await screen.findByText("The secrets are shut.")).toBeVisible();
    expect(onSettled).not.toHaveBeenCalled();
  });

  it("never calls safe what could not be sealed", async () => {
    await open(createMockHost(), NAMES.unsealed);
    expect(await screen.findByText("Not saved yet.")).toBeVisible();
    expect(screen.queryByText("Already safe.")).toBeNull();
  });

  it("is masked with as many dots as letters, within reason", () => {
    expect(maskOf("api_Wn…c7", 28)).toBe(`api_Wn${"•".repeat(20)}c7`);
    expect(maskOf("eyJ…Q4", 900)).toBe(`eyJ${"•".repeat(40)}Q4`);
    expect(maskOf("", 5)).toBe("•••••");
  });
});

describe("the clipboard's mark", () => {
  it("stands while a secret is in it, and tells no more than that", async () => {
    const host = createMockHost();
    const { operation } = await make(host);
    showWithHost(<ClipboardStatus />, host);
    await host.secretCopy(operation);
    expect(await screen.findByText(/Clipboard holds a secret, clears in \d+ s/)).toBeVisible();
    await host.clipboardClear();
    await waitFor(() => expect(screen.queryByText(/Clipboard/)).toBeNull());
  });
});
