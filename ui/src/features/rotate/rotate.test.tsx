import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Host, RotationRequest } from "@/ipc";
import { createMockHost, NAMES } from "@/ipc/mock";
import { serverOf, showWithHost } from "@/test/showWithHost";
import { PlanPage } from "./plan/PlanPage";
import { RotationPage } from "./RotationPage";

const FUTURE = 90 * 86_400;

async function keyOf(host: Host, system: string, name: string) {
  const server = await serverOf(host, system);
  const { rows } = await host.keyPage({ search: name, statuses: [], servers: [server], sort: "name", descending: false, grouped: false, gone: false, offset: 0, limit: 50 });
  return rows.find((row) => row.name === name)!;
}

async function plan(system: string, name: string, host: Host = createMockHost()) {
  const key = await keyOf(host, system, name);
  const given = { onCancel: vi.fn(), onRotation: vi.fn(), onSignIn: vi.fn() };
  const began = vi.spyOn(host, "rotationBegin");
  const shown = showWithHost(<PlanPage server={key.server} keyId={key.id} trail={() => []} {...given} />, host);
  return { ...shown, ...given, key, began };
}

describe("the plan of a rotation", () => {
  it("shows what will be done here, and sends nothing before the press", async () => {
    const { user, began, onRotation, key } = await plan("babelfor", "address-check");
    await screen.findByText(/Chatelaine calls Babelfor with the new key/);
    const steps = screen.getByRole("region", { name: "What will be done, in this order" });
    expect(within(steps).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      expect.stringContaining("Create the successor"),
      expect.stringContaining("Hand over"),
      expect.stringContaining("Chatelaine calls Babelfor with the new key"),
      expect.stringMatching(/Revoke the old key.*It can be undone: Babelfor only marks the key\. It may go on working for 3 min\./),
    ]);
    expect(began).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Create the successor" }));
    await waitFor(() => expect(onRotation).toHaveBeenCalledOnce());
    expect(began).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ server: key.server, key: key.id, mode: "planned", name: "address-check-3", permissions: key.permissions }));
  });

  it("revokes first in an incident, and asks before it does", async () => {
    const { user, began, host, key } = await plan("babelfor", "address-check");
    await user.click(await screen.findByRole("radio", { name: /After an incident/ }));
    expect(screen.getAllByRole("listitem")[0]).toHaveTextContent("Revoke the old keyAt once, before anything else.");
    await user.click(screen.getByRole("button", { name: "Revoke old key, then replace" }));
    const dialog = await screen.findByRole("dialog", { name: "Revoke address-check now?" });
    await waitFor(() => expect(within(dialog).getByRole("button", { name: /Cancel/ })).toHaveFocus());
    within(dialog).getByRole("button", { name: "Revoke old key now" }).focus();
    await user.keyboard("{Enter}{Control>}{Enter}{/Control}");
    expect(began).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole("button", { name: "Revoke old key now" }));
    await waitFor(async () => expect((await keyOf(host, "babelfor", key.name)).status).toBe("revoked"));
    expect(began).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ mode: "incident" }));
  });

  it("does not begin without a name or a session, and leads to the sign-in", async () => {
    const host = createMockHost();
    const server = await serverOf(host, "haut");
    const { user, began, onSignIn } = await plan("haut", "berlin-clinic-07", host);
    fireEvent.change(await screen.findByRole("textbox", { name: "Name of the successor" }), { target: { value: " " } });
    expect(screen.getByRole("button", { name: "Create the successor" })).toHaveAccessibleDescription("Enter a name");
    await act(() => host.sessionSignOut(server));
    await user.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(onSignIn).toHaveBeenCalledWith(server);
    expect(began).not.toHaveBeenCalled();
  });

  it("leads to the rotation that is open already", async () => {
    const host = createMockHost({ world: "rotations" });
    const { rotations } = await host.operationList();
    const { onRotation } = await plan("babelfor", "address-check", host);
    await waitFor(() => expect(onRotation).toHaveBeenCalledWith(rotations.find(({ name }) => name === "address-check")?.id));
  });
});

async function begin(system: string, name: string, request: Partial<RotationRequest> = {}, host: Host = createMockHost()) {
  const key = await keyOf(host, system, name);
  const { id } = await host.rotationBegin({ server: key.server, key: key.id, mode: "planned", name: `${name}-next`, lifetime: FUTURE, permissions: key.permissions ?? [], about: null, ...request });
  return { ...open(host, id), key, id };
}
function open(host: Host, id: string) {
  const given = { onKeys: vi.fn(), onSignIn: vi.fn(), onUnlock: vi.fn() };
  return { ...given, ...showWithHost(<RotationPage rotation={id} trail={() => []} {...given} />, host) };
}
const button = (name: string | RegExp) => screen.findByRole("button", { name });

describe("a planned rotation", () => {
  it("goes from the hand-over to a retirement at a set time, which can be chosen otherwise", async () => {
    const { user, host, id, key } = await begin("babelfor", "address-check");
    expect(await screen.findByText("Both keys work.")).toBeVisible();
    await user.click(await button("Copy"));
    await button("Copied");
    await user.click(await button("It is in its place"));
    expect(await screen.findByText("Copied, then confirmed as in its place.")).toBeVisible();
    await user.click(await button("Check the new key"));
    expect(await screen.findByText("in 84 ms")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "I have checked it" }));
    await waitFor(async () => expect((await host.rotationView(id)).verified?.confirmed).toBe(true));
    await user.click(await button("Revoke old key in 24 h"));
    expect(await screen.findByText(/Will be revoked in 2[34] h/)).toBeVisible();
    expect((await host.rotationView(id)).state).toBe("scheduled");
    await user.click(await button("Choose otherwise"));
    await user.click(await screen.findByRole("radio", { name: /^Now/ }));
    await user.click(await button("Revoke old key now"));
    expect(await screen.findByText("Only the new key works.")).toBeVisible();
    expect((await keyOf(host, "babelfor", key.name)).status).toBe("revoked");
    await user.click(await button("Undo the revocation"));
    await waitFor(async () => expect((await keyOf(host, "babelfor", key.name)).status).not.toBe("revoked"));
  });

  it("never presses what revokes by Enter", async () => {
    const { user, host, id } = await begin("babelfor", "address-check");
    await host.rotationHandOver(id, "confirmed", "keep");
    await host.rotationVerify(id);
    (await button("Revoke old key in 24 h")).focus();
    await user.keyboard("{Enter}");
    expect((await host.rotationView(id)).retirement).toBeNull();
  });

  it("ends with both keys alive only by choice, and says so", async () => {
    const { user, host, id } = await begin("babelfor", "address-check");
    await host.rotationHandOver(id, "confirmed", "keep");
    await host.rotationConfirm(id, false);
    expect(await screen.findByText("Nobody has checked that the new key works.")).toBeVisible();
    await user.click(await screen.findByRole("radio", { name: /^Keep it/ }));
    await user.click(await button("Keep both keys"));
    expect(await screen.findByText("Kept: both keys go on working.")).toBeVisible();
    expect(screen.getByText("Both keys work.")).toBeVisible();
  });

  it("shows a check that failed, and checks again", async () => {
    const { user, host, id } = await begin("babelfor", "address-check", { name: NAMES.unverified });
    await host.rotationHandOver(id, "confirmed", "keep");
    await user.click(await button("Check the new key"));
    expect(await screen.findByRole("alert")).toHaveTextContent(/Babelfor - sandbox/);
    await user.click(await button("Check again"));
    expect(await screen.findByText("in 84 ms")).toBeVisible();
  });

  it("leaves the check to the user where Chatelaine cannot make it", async () => {
    const { user, host, id } = await begin("bfore", "abuse-feed-primary", { lifetime: null });
    await host.rotationHandOver(id, "confirmed", "keep");
    expect(await screen.findByText("The new key cannot be verified by Chatelaine: confirm it yourself.")).toBeVisible();
    expect(screen.queryByText("Server accepts the new key")).toBeNull();
    await user.click(await button("I have checked it"));
    expect(await button("Delete old key in 24 h")).toBeVisible();
    expect((await host.rotationView(id)).verified?.confirmed).toBe(true);
  });

  it("can be given up after a question; what was done stays", async () => {
    const { user, host, id } = await begin("babelfor", "address-check");
    await user.click(await button("Give up"));
    await user.click(await button("Give up"));
    expect(await screen.findByText("Given up. What was done stays done.")).toBeVisible();
    expect((await host.rotationView(id)).live).toBe("both");
  });
});

describe("a step whose answer was lost", () => {
  it("is looked for, and what was made without its secret must go before another is made", async () => {
    const { user, host, id } = await begin("haut", "berlin-clinic-07", { name: NAMES.lost });
    expect(await screen.findByText(/Which keys work is not known/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
    await user.click(await button("Look on the server"));
    expect(await screen.findByText(/was made, and its secret is lost/)).toBeVisible();
    await user.click(await button("Delete the lost key"));
    await user.click(await button("Try again"));
    expect(await button("It is in its place")).toBeVisible();
    expect((await host.rotationView(id)).live).toBe("both");
  });

  it("goes on with the secret where the server gives it again", async () => {
    const { user } = await begin("babelfor", "address-check", { name: NAMES.lost });
    await user.click(await button("Look on the server"));
    expect(await button("It is in its place")).toBeVisible();
    expect(screen.getByRole("button", { name: "Reveal" })).toBeVisible();
  });

  it("can be tried again once it is known that it did not happen", async () => {
    const { user } = await begin("haut", "berlin-clinic-07", { name: NAMES.never });
    await user.click(await button("Look on the server"));
    await user.click(await button("Try again"));
    expect(await button("It is in its place")).toBeVisible();
  });

  it("of the retirement is looked for as well", async () => {
    const { user, host, id } = await begin("babelfor", "address-check", { name: NAMES.retireLost });
    await host.rotationHandOver(id, "confirmed", "keep");
    await host.rotationVerify(id);
    await user.click(await screen.findByRole("radio", { name: /^Now/ }));
    await user.click(await button("Revoke old key now"));
    expect(await screen.findByText(/it may be revoked or not/)).toBeVisible();
    await user.click(await button("Look on the server"));
    expect(await screen.findByText("Only the new key works.")).toBeVisible();
  });
});

describe("a rotation that is taken up again", () => {
  it("says when the old key was to be revoked and was not", async () => {
    const host = createMockHost({ world: "rotations" });
    const [overdue] = (await host.operationList()).rotations;
    const { user } = open(host, overdue!.id);
    expect(await screen.findByText(/It was to be revoked 40 min ago and was not/)).toBeVisible();
    await user.click(await button("Revoke old key now"));
    expect(await screen.findByText("This rotation is over.")).toBeVisible();
  });

  it("shows no secret before it is asked for, and none in an error", async () => {
    const host = createMockHost({ world: "rotations", faults: { secretReveal: "vault_closed" } });
    const waiting = (await host.operationList()).rotations.find(({ next }) => next === "hand_over");
    const { user, container, onUnlock } = open(host, waiting!.id);
    await user.click(await button("Reveal"));
    await user.click(await button("Open the secrets"));
    expect(onUnlock).toHaveBeenCalledOnce();
    expect(container.textContent).not.toMatch(/api_mock\w/);
  });
});
