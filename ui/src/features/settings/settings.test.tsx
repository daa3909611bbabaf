import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { SettingsPage } from "./SettingsPage";

describe("the settings", () => {
  it("keep the choice of colours and of single-letter keys", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} />);
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    await user.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ theme: "dark", letterKeys: false }));
  });

  it("say where data lies and which version this is", async () => {
    showWithHost(<SettingsPage secrets="as chosen" recovery="as written" />);
    expect(await screen.findByRole("textbox", { name: "Where data lies" })).toHaveValue("/home/a.meyer/.local/share/chatelaine-sandbox");
    expect(screen.getByText("0.1.0")).toBeVisible();
    expect(screen.getByText("as chosen")).toBeVisible();
  });

  it("keep after how long without use it locks", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} recovery={null} />);
    const choice = await screen.findByRole("combobox", { name: "Lock without use" });
    expect(choice).toHaveTextContent("After 10 min");
    await user.click(choice);
    await user.click(await screen.findByRole("option", { name: "Never" }));
    await waitFor(async () => expect((await host.preferenceGet()).lockAfter).toBe(0));
  });

  it("say when a choice could not be saved", async () => {
    const { user } = showWithHost(<SettingsPage secrets={null} recovery={null} />, createMockHost({ faults: { preferenceSet: "internal" } }));
    await user.click(await screen.findByRole("radio", { name: "Light" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/could not be saved/);
  });
});
