import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { PasswordDialog } from "./PasswordDialog";

async function open(login = "k.expired", host = createMockHost()) {
  const server = await serverOf(host, "bfore");
  const onChanged = vi.fn();
  const changed = vi.spyOn(host, "passwordChange");
  const shown = showWithHost(<PasswordDialog server={server} login={login} onClose={() => {}} onChanged={onChanged} />, host);
  const fill = async (old: string, next: string, again: string) => {
    await shown.user.type(screen.getByLabelText("Password so far"), old);
    await shown.user.type(screen.getByLabelText("New password"), next);
    await shown.user.type(screen.getByLabelText("New password again"), again);
    await shown.user.keyboard("{Control>}{Enter}{/Control}");
  };
  return { ...shown, server, onChanged, changed, fill };
}

describe("another password", () => {
  it("is sent once both entries agree", async () => {
    const { fill, server, changed, onChanged } = await open();
    await fill("old-one", "new-one", "new-one");
    await waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    expect(changed).toHaveBeenCalledExactlyOnceWith({ server, login: "k.expired", old: "old-one", new: "new-one" });
  });

  it.each([
    ["old-one", "new-one", "new-two", /not the same as the new/],
    ["old-one", "old-one", "old-one", /same as the old/],
  ])("is not sent for '%s', '%s', '%s'", async (old, next, again, words) => {
    const { fill, changed } = await open();
    await fill(old, next, again);
    expect(await screen.findByText(words)).toBeVisible();
    expect(changed).not.toHaveBeenCalled();
  });

  it("asks whose it is where that is not known", async () => {
    const { user, changed } = await open("");
    await user.type(screen.getByLabelText("User name"), "m.fischer");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findAllByText("This is needed")).toHaveLength(2);
    expect(changed).not.toHaveBeenCalled();
  });

  it("keeps the entries when the old password is wrong", async () => {
    const { fill, onChanged } = await open();
    await fill("wrong", "new-one", "new-one");
    expect(await screen.findByRole("alert")).toHaveTextContent("does not know this combination");
    expect(screen.getByLabelText("New password")).toHaveValue("new-one");
    expect(onChanged).not.toHaveBeenCalled();
  });
});
