import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { SettingsPage } from "./SettingsPage";

describe("the settings", () => {
  it("keep the choice of colours and of single-letter keys", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} systems={null} />);
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    await user.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ theme: "dark", letterKeys: false }));
  });

  it("ask servers for the language that was chosen, English being none", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} systems={null} />);
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
    const { user, host } = showWithHost(<SettingsPage secrets={null} systems={null} />);
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
    showWithHost(<SettingsPage secrets="as chosen" systems={null} />);
    expect(await screen.findByRole("textbox", { name: "Where data lies" })).toHaveValue("/home/a.meyer/.local/share/chatelaine-sandbox");
    expect(screen.getByText("0.1.0")).toBeVisible();
    expect(screen.getByText("as chosen")).toBeVisible();
  });

  it("say when a choice could not be saved", async () => {
    const { user } = showWithHost(<SettingsPage secrets={null} systems={null} />, createMockHost({ faults: { preferenceSet: "internal" } }));
    await user.click(await screen.findByRole("radio", { name: "Light" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/could not be saved/);
  });
});
