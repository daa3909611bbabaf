import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { SettingsPage } from "./SettingsPage";

describe("the settings", () => {
  it("keep the choice of colours and of single-letter keys", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />);
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    await user.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ theme: "dark", letterKeys: false }));
  });

  it("ask servers for the language that was chosen, English being none", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />);
    const language = () => screen.findByRole("combobox", { name: "Language of the servers' answers" });
    expect(await language()).toHaveTextContent("English");
    await user.click(await language());
    await user.click(await screen.findByRole("option", { name: "Magyar" }));
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ language: "hu" }));
    await user.click(await language());
    await user.click(await screen.findByRole("option", { name: "English" }));
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ language: null }));
  });

  it("take any other language by its tag, and nothing that is none", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />);
    const asked = vi.spyOn(host, "preferenceSet");
    await user.click(await screen.findByRole("combobox", { name: "Language of the servers' answers" }));
    await user.click(await screen.findByRole("option", { name: "Another…" }));
    const tag = await screen.findByRole("textbox", { name: "Language tag" });
    await user.type(tag, "no_tag{Enter}");
    expect(await screen.findByText("This is no language tag")).toBeVisible();
    expect(asked).not.toHaveBeenCalled();
    await user.clear(tag);
    await user.type(tag, "pt-br{Enter}");
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ language: "pt-BR" }));
    expect(await screen.findByRole("combobox", { name: "Language of the servers' answers" })).toHaveTextContent("Português (Brasil)");
  });

  it("say where data lies and which version this is", async () => {
    showWithHost(<SettingsPage secrets="as chosen" recovery="as written" systems={null} />);
    expect(await screen.findByRole("textbox", { name: "Where data lies" })).toHaveValue("/home/a.meyer/.local/share/chatelaine-sandbox");
    expect(screen.getByText("0.1.0")).toBeVisible();
    expect(screen.getByText("as chosen")).toBeVisible();
  });

  it("keep after how long without use it locks", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />);
    const choice = await screen.findByRole("combobox", { name: "Lock without use" });
    expect(choice).toHaveTextContent("After 10 min");
    await user.click(choice);
    await user.click(await screen.findByRole("option", { name: "Never" }));
    await waitFor(async () => expect((await host.preferenceGet()).lockAfter).toBe(0));
  });

  it("keep whether it locks with the desktop, and say what this desktop tells", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />);
    const choice = () => screen.findByRole("switch", { name: "Lock when the desktop locks" });
    expect(await choice()).toBeChecked();
    expect(await screen.findByText(/This desktop tells when its screen is locked, and when/)).toBeVisible();
    await user.click(await choice());
    await waitFor(async () => expect((await host.preferenceGet()).lockWithDesktop).toBe(false));
    await user.click(screen.getByRole("combobox", { name: "Lock without use" }));
    await user.click(await screen.findByRole("option", { name: "Never" }));
    await waitFor(async () => expect(await choice()).toHaveAccessibleDescription(/never locks by itself/));
  });

  it.each([
    [{ lock: true, sleep: false }, /tells when its screen is locked\. That/],
    [{ lock: false, sleep: true }, /does not tell when its screen is locked\. Before/],
    [{ lock: false, sleep: false }, /does not tell when its screen is locked\. That/],
  ])("tell what a desktop tells that has less: %o", async (hears, words) => {
    const host = createMockHost();
    const view = await host.lockView();
    vi.spyOn(host, "lockView").mockResolvedValue({ ...view, hears });
    showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />, host);
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("say when a choice could not be saved", async () => {
    const { user } = showWithHost(<SettingsPage secrets={null} recovery={null} systems={null} />, createMockHost({ faults: { preferenceSet: "ledger_failed" } }));
    await user.click(await screen.findByRole("radio", { name: "Light" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/could not be saved.*The list on this computer cannot be used\. Database is locked\. The keys on the servers are not affected/);
  });
});
