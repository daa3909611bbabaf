import { describe, expect, it } from "vitest";
import { isThisComputer } from "./address";

describe("an address on this computer", () => {
  it.each(["http://localhost:8080", "http://127.0.0.1", "http://127.9.9.9:81/api", "http://[::1]:8080"])("is %s", (address) => expect(isThisComputer(address)).toBe(true));

  it.each(["http://localhost.kontor.example", "http://127.kontor.example", "http://kontor.example/localhost", "not an address"])("is not %s", (address) => expect(isThisComputer(address)).toBe(false));
});
