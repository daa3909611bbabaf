import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { KeychainTrouble } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { en } from "@/words/en";
import { ChoiceDialog } from "./ChoiceDialog";
import { VaultBand } from "./VaultBand";
import { VaultDialog } from "./VaultDialog";
import { VaultStatus } from "./VaultStatus";

const TROUBLES: Record<KeychainTrouble, true> = { absent: true, locked: true, denied: true, full: true, slow: true, garbage: true, missing: true, other: true };
async function enter(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}
const dialog = (onClose = vi.fn()) => ({ onClose, part: <VaultDialog onClose={onClose} /> });

describe("a vault without a keychain", () => {
  it.each(Object.keys(TROUBLES) as KeychainTrouble[])("says in words of its own that the keychain is %s, and how to go on", async (trouble) => {
    showWithHost(<ChoiceDialog trouble={trouble} onClose={() => {}} />);
    expect(await screen.findByText(en.vault.trouble[trouble].title)).toBeVisible();
    expect(screen.getByRole("button", { name: "Try the keychain again" })).toBeVisible();
    expect(screen.getByRole("radio", { name: /A passphrase/ })).not.toBeChecked();
    expect(screen.getByRole("radio", { name: /Memory only/ })).not.toBeChecked();
  });

  it("takes a passphrase only if it is long enough and twice the same", async () => {
    const host = createMockHost({ world: "no-keychain" });
    const sent = vi.spyOn(host, "vaultChoosePassphrase");
    const { part, onClose } = dialog();
    const { user } = showWithHost(part, host);
    await user.click(await screen.findByRole("radio", { name: /A passphrase/ }));
    await enter(user, screen.getByLabelText("Passphrase"), "short");
    await user.click(screen.getByRole("button", { name: "Seal with this passphrase" }));
    expect(await screen.findByText("12 characters or more")).toBeVisible();
    await enter(user, screen.getByLabelText("Passphrase"), " and then long");
    await enter(user, screen.getByLabelText("Passphrase again"), "something else");
    await user.click(screen.getByRole("button", { name: "Seal with this passphrase" }));
    expect(await screen.findByText("The two are not the same")).toBeVisible();
    expect(sent).not.toHaveBeenCalled();
    await user.clear(screen.getByLabelText("Passphrase again"));
    await enter(user, screen.getByLabelText("Passphrase again"), "short and then long");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent).toHaveBeenCalledWith("short and then long");
  });

  it("keeps secrets in memory only when that is chosen by name", async () => {
    const host = createMockHost({ world: "no-keychain" });
    const { part, onClose } = dialog();
    const { user } = showWithHost(part, host);
    await user.click(await screen.findByRole("radio", { name: /Memory only/ }));
    await user.click(screen.getByRole("button", { name: "Keep in memory only" }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect((await host.appView()).vault).toEqual({ state: "open", protection: "memory" });
  });
});

describe("a sealed vault", () => {
  it("stays shut and says so after a wrong passphrase", async () => {
    const { part, onClose } = dialog();
    const { user, host } = showWithHost(part, createMockHost({ world: "passphrase" }));
    await user.type(await screen.findByLabelText("Passphrase"), "wrong{Enter}");
    expect(await screen.findByText(/does not open the profile/)).toBeVisible();
    expect(onClose).not.toHaveBeenCalled();
    await user.clear(screen.getByLabelText("Passphrase"));
    await user.type(screen.getByLabelText("Passphrase"), "the right one{Enter}");
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect((await host.appView()).vault.state).toBe("open");
  });

  it("offers nothing but another try when the keychain fails, and says that nothing is lost", async () => {
    const { part } = dialog();
    const host = createMockHost({ world: "vault-failed" });
    const tried = vi.spyOn(host, "vaultRetry");
    const { user } = showWithHost(part, host);
    expect(await screen.findByText(/Nothing is lost/)).toBeVisible();
    expect(screen.queryByRole("radio")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Try the keychain again" }));
    expect(tried).toHaveBeenCalledOnce();
  });
});

describe("the standing mark", () => {
  it("says how secrets are kept, and over every page that they are shut", async () => {
    const open = vi.fn();
    const parts = (
      <>
        <VaultBand onOpen={open} />
        <VaultStatus onOpen={open} />
      </>
    );
    const { user } = showWithHost(parts, createMockHost({ world: "passphrase" }));
    await user.click(await screen.findByRole("button", { name: "Secrets are shut: enter the passphrase" }));
    await user.click(screen.getByRole("button", { name: "Enter the passphrase" }));
    expect(open).toHaveBeenCalledTimes(2);
  });

  it("names memory as what ends with the program, without a band", async () => {
    const host = createMockHost();
    await host.vaultChooseMemory();
    showWithHost(
      <>
        <VaultBand onOpen={() => {}} />
        <VaultStatus onOpen={() => {}} />
      </>,
      host,
    );
    expect(await screen.findByText("Memory only: gone at the end, locks after 10 min without use")).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });
});
