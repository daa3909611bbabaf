import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { useLayoutEffect, type ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { HostProvider, IpcError, errorOf, useAction, useApp, usePreferences, type ErrorView } from ".";
import type { Host } from "./host";
import { createMockHost } from "./mock";
import { createHost } from "./tauri";

const bridge = vi.hoisted(() => ({ invoke: vi.fn(), listen: vi.fn() }));
vi.mock("@tauri-apps/api/core", () => ({ invoke: bridge.invoke }));
vi.mock("@tauri-apps/api/event", () => ({ listen: bridge.listen, once: vi.fn(), emit: vi.fn(), emitTo: vi.fn() }));

const view: ErrorView = { code: "wrong_passphrase", message: "The passphrase is wrong.", server: null, retryAfter: null, retryAssumed: false, detail: null, assumed: [], certificate: null };
const under = (host: Host) => ({ wrapper: ({ children }: { children: ReactNode }) => <HostProvider host={host}>{children}</HostProvider> });

beforeEach(() => {
  bridge.invoke.mockReset();
  bridge.listen.mockReset();
});

describe("the host of the real window", () => {
  it("asks by the name of the command and hands the answer on", async () => {
    bridge.invoke.mockResolvedValue(true);
    await expect(createHost().keyNameTaken("s", "n")).resolves.toBe(true);
    expect(bridge.invoke).toHaveBeenCalledWith("key_name_taken", { server: "s", name: "n" });
  });

  it("turns every failure into an error that holds no parameter", async () => {
    bridge.invoke.mockRejectedValue(view);
    const failure = await createHost().vaultUnlock("sentinel-passphrase").catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(IpcError);
    expect(errorOf(failure)).toEqual(view);
    expect(`${String(failure)} ${JSON.stringify(failure)} ${(failure as Error).stack ?? ""}`).not.toContain("sentinel-passphrase");
  });

  it("calls what it does not know an error of this program, without repeating it", async () => {
    bridge.invoke.mockRejectedValue("invalid args `passphrase`: sentinel-passphrase");
    const failure = await createHost().vaultUnlock("sentinel-passphrase").catch(errorOf);
    expect(failure).toMatchObject({ code: "internal" });
    expect(JSON.stringify(failure)).not.toContain("sentinel");
  });

  it("tells nothing after it was told to stop, even if the subscription comes later", async () => {
    const stop = vi.fn();
    let tell: (event: { payload: unknown }) => void = () => {};
    let subscribed: (stop: () => void) => void = () => {};
    bridge.listen.mockImplementation((_name: string, handler: typeof tell) => {
      tell = handler;
      return new Promise((resolve) => (subscribed = resolve));
    });
    const heard = vi.fn();
    const unsubscribe = createHost().onNews(heard);
    tell({ payload: { kind: "app_changed" } });
    unsubscribe();
    tell({ payload: { kind: "app_changed" } });
    subscribed(stop);
    await waitFor(() => expect(stop).toHaveBeenCalledOnce());
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe("what was read", () => {
  it("follows the news of the host", async () => {
    const host = createMockHost({ world: "fresh" });
    function Names() {
      return <p>{useApp().data?.servers.map(({ name }) => name).join()}</p>;
    }
    render(<Names />, under(host));
    await screen.findByText(/Babelfor - sandbox/);
    const server = (await host.appView()).servers[0]!;
    await act(() => host.serverRemove(server.id));
    await waitFor(() => expect(screen.queryByText(/Babelfor - sandbox/)).toBeNull());
  });

  it("is not what was true before the news came, even when read for the first time", async () => {
    const host = createMockHost({ world: "fresh" });
    const before = await host.appView();
    let answer: (view: typeof before) => void = () => {};
    vi.spyOn(host, "appView").mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const { result } = renderHook(() => useApp(), under(host));
    await act(() => host.profileSwitch("own"));
    await act(() => {
      answer(before);
      return Promise.resolve();
    });
    await waitFor(() => expect(result.current.data?.profile.kind).toBe("own"));
  });

  it("keeps two preferences that were chosen in one moment", async () => {
    const host = createMockHost({ slow: 50 });
    const { result } = renderHook(() => usePreferences(), under(host));
    await waitFor(() => expect(result.current.known).toBe(true));
    await act(() => Promise.all([result.current.prefer({ theme: "dark" }), result.current.prefer({ letterKeys: false })]));
    expect(result.current.preferences).toMatchObject({ theme: "dark", letterKeys: false });
    expect(await host.preferenceGet()).toMatchObject({ theme: "dark", letterKeys: false });
  });

  it("takes a preference back when it could not be kept", async () => {
    const host = createMockHost({ faults: { preferenceSet: "ledger_failed" } });
    const { result } = renderHook(() => usePreferences(), under(host));
    await waitFor(() => expect(result.current.known).toBe(true));
    await act(() => result.current.prefer({ theme: "dark" }).catch(() => {}));
    await waitFor(() => expect(result.current.preferences.theme).toBe("system"));
  });
});

describe("an action", () => {
  it("runs once at a time and tells how it ended", async () => {
    let finish: (value: number) => void = () => {};
    const work = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
    const { result } = renderHook(() => useAction(work));
    let first: unknown;
    act(() => {
      void result.current.run().then((outcome) => (first = outcome));
      void result.current.run();
    });
    expect(work).toHaveBeenCalledOnce();
    expect(result.current.busy).toBe(true);
    await act(() => {
      finish(7);
      return Promise.resolve();
    });
    expect(first).toEqual({ ok: true, value: 7 });
    expect(result.current.busy).toBe(false);
  });

  it("acts on what is on the screen, however soon it is pressed after that changed", async () => {
    const seen: string[] = [];
    const { rerender } = renderHook(
      ({ text }) => {
        const { run } = useAction((pressed: string) => Promise.resolve(seen.push(`${pressed} with ${text}`)));
        // As early as a press can come: before effects that wait for the picture.
        useLayoutEffect(() => void run(text), [run, text]);
      },
      { initialProps: { text: "nothing" } },
    );
    await act(() => Promise.resolve());
    rerender({ text: "the file" });
    await act(() => Promise.resolve());
    expect(seen).toEqual(["nothing with nothing", "the file with the file"]);
  });

  it("keeps the failure until it is forgotten", async () => {
    const { result } = renderHook(() => useAction(() => Promise.reject(new IpcError(view))));
    await act(() => result.current.run());
    expect(result.current.error).toEqual(view);
    act(() => result.current.clear());
    expect(result.current.error).toBeUndefined();
  });
});
