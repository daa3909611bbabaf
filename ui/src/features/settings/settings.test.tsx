import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { showWithHost } from "@/test/showWithHost";
import { SettingsPage } from "./SettingsPage";

describe("the settings", () => {
  it("keep the choice of colours and of single-letter keys", async () => {
    const { user, host } = showWithHost(<SettingsPage secrets={null} />);
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    await user.click(screen.getByRole("switch", { name: "Single-letter keys" }));
    await waitFor(async () => expect(await host.preferenceGet()).toMatchObject({ theme: "dark", letterKeys: false }));
  });

  it("say where data lies and which version this is", async () => {
    showWithHost(<SettingsPage secrets="as chosen" />);
    expect(await screen.findByRole("textbox", { name: "Where data lies" })).toHaveValue("/home/a.meyer/.local/share/chatelaine-sandbox");
    expect(screen.getByText("0.1.0")).toBeVisible();
    expect(screen.getByText("as chosen")).toBeVisible();
  });

  it("say when a choice could not be saved", async () => {
    const { user } = showWithHost(<SettingsPage secrets={null} />, createMockHost({ faults: { preferenceSet: "internal" } }));
    await user.click(await screen.findByRole("radio", { name: "Light" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/could not be saved/);
  });
});
