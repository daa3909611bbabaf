import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost, RECOVERY_CODE } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { CodeDialog } from "./CodeDialog";
import { RecoveryBand } from "./RecoveryBand";
import { RecoveryWords } from "./RecoveryWords";
import { VaultDialog } from "../VaultDialog";

describe("a new recovery code", () => {
  it("is masked until Reveal, and good only when a group of it was typed back", async () => {
    const host = createMockHost();
    const onClose = vi.fn();
    const { user } = showWithHost(<CodeDialog onClose={onClose} />, host);
    const field = await screen.findByLabelText("Type the 3rd group from your copy");
    expect(document.body.innerHTML).not.toContain(RECOVERY_CODE);
    await user.click(screen.getByRole("button", { name: "Reveal" }));
    expect(await screen.findByText(RECOVERY_CODE)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Hide" }));
    expect(document.body.innerHTML).not.toContain(RECOVERY_CODE);

    await user.type(field, "AAAA{Enter}");
    expect(await screen.findByText(/not what stands there/)).toBeVisible();
    expect((await host.appView()).recovery).toBe("not_asked");
    await user.clear(field);
    await user.type(field, "rw4t");
    await user.click(screen.getByRole("button", { name: "I have written it down" }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect((await host.appView()).recovery).toBe("made");
    expect(await host.recoveryReveal().catch(() => "gone")).toBe("gone");
  });

  it("is copied without passing the window", async () => {
    const host = createMockHost();
    const { user } = showWithHost(<CodeDialog onClose={() => {}} />, host);
    await user.click(await screen.findByRole("button", { name: "Copy" }));
    expect(await screen.findByText(/Clears in|clears in/)).toBeVisible();
    expect(document.body.innerHTML).not.toContain(RECOVERY_CODE);
    expect((await host.clipboardView()).clears).not.toBeNull();
  });

  it("is given up by closing, and the one before stays good", async () => {
    const host = createMockHost();
    const dropped = vi.spyOn(host, "recoveryDrop");
    const onClose = vi.fn();
    const { user } = showWithHost(<CodeDialog onClose={onClose} />, host);
    await screen.findByLabelText(/3rd group/);
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
    expect(dropped).toHaveBeenCalledOnce();
  });
});

describe("the offer", () => {
  async function own() {
    const host = createMockHost();
    const view = await host.appView();
    vi.spyOn(host, "appView").mockImplementation(() => Promise.resolve({ ...view, profile: { ...view.profile, kind: "own" }, recovery: declined ? "declined" : "not_asked" }));
    let declined = false;
    vi.spyOn(host, "recoveryDecline").mockImplementation(() => {
      declined = true;
      return Promise.resolve("declined");
    });
    return host;
  }

  it("stands over the pages of the own profile until it is answered", async () => {
    const make = vi.fn();
    const { user } = showWithHost(<RecoveryBand onMake={make} />, await own());
    await user.click(await screen.findByRole("button", { name: "Make a recovery code" }));
    expect(make).toHaveBeenCalledOnce();
    await user.click(screen.getByRole("button", { name: "I want none" }));
    await waitFor(() => expect(screen.queryByRole("region")).toBeNull());
  });

  it("is not made in the sandbox", async () => {
    showWithHost(
      <>
        <RecoveryBand onMake={() => {}} />
        <RecoveryWords onMake={() => {}} />
      </>,
    );
    expect(await screen.findByText(/There is none/)).toBeVisible();
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("says in the settings why nothing can be recovered", async () => {
    const host = createMockHost();
    await host.vaultChooseMemory();
    const make = vi.fn();
    const { user } = showWithHost(<RecoveryWords onMake={make} />, host);
    const button = await screen.findByRole("button", { name: "Make a recovery code" });
    await user.click(button);
    expect(button).toHaveAccessibleDescription(/in memory only/);
    expect(make).not.toHaveBeenCalled();
  });
});

describe("opening by the recovery code", () => {
  async function form() {
    const host = createMockHost({ world: "recoverable" });
    const onClose = vi.fn();
    const shown = showWithHost(<VaultDialog onClose={onClose} />, host);
    await shown.user.click(await screen.findByRole("button", { name: "Use the recovery code" }));
    const field = await screen.findByLabelText("Recovery code");
    return { ...shown, onClose, field };
  }

  it("seals the profile anew by the keychain", async () => {
    const { user, host, onClose, field } = await form();
    await waitFor(() => expect(field).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(await screen.findByText("Enter the recovery code")).toBeVisible();
    await user.click(field);
    await user.paste("K7QD 2MXV");
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/this has 8/);
    await user.click(field);
    await user.paste(` ${RECOVERY_CODE.slice(10).toLowerCase()}`);
    await user.click(screen.getByRole("button", { name: "Open" }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect((await host.appView()).vault).toEqual({ state: "open", protection: "keychain" });
  });

  it("or by a passphrase, where that is long enough and twice the same", async () => {
    const { user, host, onClose, field } = await form();
    await user.click(field);
    await user.paste(RECOVERY_CODE);
    await user.click(screen.getByRole("radio", { name: /A passphrase/ }));
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(await screen.findByText("12 characters or more")).toBeVisible();
    await user.type(screen.getByLabelText("Passphrase"), "from now on this");
    await user.type(screen.getByLabelText("Passphrase again"), "from now on this");
    await user.click(screen.getByRole("button", { name: "Open" }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect((await host.appView()).vault).toEqual({ state: "open", protection: "passphrase" });
  });

  it("leads back, and tells a code of another profile", async () => {
    const { user, field } = await form();
    await user.click(field);
    await user.paste("A".repeat(32));
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/does not open the profile/);
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(await screen.findByText(/Nothing is lost/)).toBeVisible();
  });
});
