import { describe, expect, it } from "vitest";
import { createMockHost } from "@/ipc/mock";
import { EMPTY_FORM, nameFor, requestOf } from "./form";

describe("what is sent to add a server", () => {
  it("leaves out options that are as the definition has them", async () => {
    const bfore = (await createMockHost().systemList()).find(({ id }) => id === "bfore");
    const form = { ...EMPTY_FORM, system: "bfore", address: " https://one.example ", name: " One " };
    expect(requestOf({ ...form, options: { bearer: "Bearer " } }, bfore)).toMatchObject({ address: "https://one.example", name: "One", trust: { authority: null, pin: null, plainHttp: false, clientCertificate: null }, options: {} });
    expect(requestOf({ ...form, options: { bearer: "", login_field: "of another kind" } }, bfore).options).toEqual({ bearer: "" });
  });

  it("makes no name from an address that cannot be read", async () => {
    const system = (await createMockHost().systemList())[0];
    expect(nameFor(system, "https://")).toBe("Babelfor");
    expect(nameFor(system, "one.example:5455/base")).toBe("Babelfor - one.example");
    expect(nameFor(undefined, "one.example")).toBe("");
  });
});
