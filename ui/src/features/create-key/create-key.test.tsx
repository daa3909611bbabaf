import { renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { HostProvider, useApp, useSystems, type Host } from "@/ipc";
import { createMockHost } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { CreateKeyDialog } from "./CreateKeyDialog";
import { endOf } from "./expiry";
import { useCreateOff } from "./useServerChoices";

/** The window shows the dialog only once it knows its servers. */
function OnceKnown({ children }: { children: ReactNode }) {
  const app = useApp().data;
  const systems = useSystems().data;
  return app && systems && children;
}

async function open(host: Host = createMockHost(), system?: string) {
  const given = { onClose: vi.fn(), onCreated: vi.fn(), onLook: vi.fn(), onSignIn: vi.fn(), onUnlock: vi.fn() };
  const sent = vi.spyOn(host, "keyCreate");
  const server = system === undefined ? undefined : await serverOf(host, system);
  const shown = showWithHost(
    <OnceKnown>
      <CreateKeyDialog server={server} {...given} />
    </OnceKnown>,
    host,
  );
  const name = await screen.findByRole("textbox", { name: "Name" });
  return { ...shown, ...given, sent, name };
}

describe("creating a key", () => {
  it("sends what was entered, and hands over what was made", async () => {
    const { user, name, sent, onCreated } = await open();
    await user.type(name, "  warehouse-labels ");
    await user.click(screen.getByRole("checkbox", { name: /Write/ }));
    await user.click(screen.getByRole("radio", { name: /No expiry/ }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onCreated).toHaveBeenCalledOnce());
    expect(sent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "warehouse-labels", expires: null, permissions: ["Read", "Write"], about: null }));
  });

  it("sends no permissions and always an end where the system has it so", async () => {
    const { user, name, sent, onCreated } = await open(createMockHost(), "haut");
    expect(screen.queryByText("Permissions")).toBeNull();
    await user.type(name, "clinic");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onCreated).toHaveBeenCalledOnce());
    const [request] = sent.mock.calls[0]!;
    expect(request.permissions).toEqual([]);
    expect(Date.parse(request.expires!)).toBeGreaterThan(Date.now());
  });

  it.each([
    ["of 10,000 letters", "x".repeat(10_000), /10,000 characters are too many/],
    ["of nothing but spaces", " ", /Give it a name/],
    ["with a control character", "a\u0007b", /invisible control character/],
  ])("sends nothing for a name %s, and says why", async (_, wrong, why) => {
    const { user, name, sent } = await open();
    await user.click(name);
    await user.paste(wrong);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(why)).toBeVisible();
    expect(sent).not.toHaveBeenCalled();
  });

  it("keeps what was typed when the server refuses", async () => {
    const { user, name, onCreated } = await open(createMockHost({ faults: { keyCreate: "forbidden" } }));
    await user.type(name, "not-for-me");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/This account may not do that/)).toBeVisible();
    expect(name).toHaveValue("not-for-me");
    expect(onCreated).not.toHaveBeenCalled();
  });

  it("never sends again when the answer was lost", async () => {
    const { user, name, sent, onLook } = await open();
    await user.type(name, "lost-answer");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/was lost\./);
    await user.keyboard("{Control>}{Enter}{/Control}");
    await user.click(screen.getByRole("button", { name: /^Create key/ }));
    expect(sent).toHaveBeenCalledOnce();
    await user.click(screen.getByRole("button", { name: "Look on the server" }));
    expect(onLook).toHaveBeenCalledOnce();
  });

  it("asks before it throws away what was typed", async () => {
    const { user, name, onClose } = await open();
    await user.type(name, "half");
    await user.keyboard("{Escape}");
    expect(onClose).not.toHaveBeenCalled();
    await user.click(await screen.findByRole("button", { name: "Discard" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it.each([
    ["fresh", "Sign in to a server first"],
    ["own", "Add a server first"],
    ["vault-failed", "Open the secrets first: a new secret must be kept safe"],
    ["signed-in", undefined],
  ] as const)("is shut in the world %s for a reason", async (world, reason) => {
    const wrapper = ({ children }: { children: ReactNode }) => <HostProvider host={createMockHost({ world })}>{children}</HostProvider>;
    const { result } = renderHook(() => ({ off: useCreateOff(), app: useApp().data, systems: useSystems().data }), { wrapper });
    await waitFor(() => expect(result.current.app && result.current.systems).toBeDefined());
    expect(result.current.off).toBe(reason);
  });
});

describe("the end of a new key", () => {
  const now = Date.parse("2026-11-23T09:42:00Z");
  const entry = { expiry: "custom", date: "2027-01-15", time: "23:59", zone: "here" } as const;

  it("is read in this computer's zone or in UTC, as chosen", () => {
    expect(endOf(entry, "optional", now)?.toISOString()).toBe("2027-01-15T22:59:00.000Z");
    expect(endOf({ ...entry, zone: "utc" }, "optional", now)?.toISOString()).toBe("2027-01-15T23:59:00.000Z");
  });

  it("is that many days from now for a usual length, and none where keys do not end", () => {
    expect(endOf({ ...entry, expiry: "7" }, "required", now)?.toISOString()).toBe("2026-11-30T09:42:00.000Z");
    expect(endOf({ ...entry, expiry: "7" }, "none", now)).toBeNull();
  });

  it("is not a moment until day and time are", () => {
    expect(endOf({ ...entry, date: "" }, "optional", now)).toBeUndefined();
    expect(endOf({ ...entry, date: "soon" }, "optional", now)).toBeUndefined();
  });
});
