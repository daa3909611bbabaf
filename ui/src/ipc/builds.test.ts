import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import build from "../../vite.config";

const UI = join(import.meta.dirname, "../..");

function hostOf(mode: string): unknown {
  const { resolve } = build({ command: "build", mode });
  return (resolve?.alias as Record<string, string>)["#host"];
}

describe("a build", () => {
  it("speaks to the real host unless it is made for the made-up one", () => {
    expect(hostOf("production")).toMatch(/src\/ipc\/tauri\/index\.ts$/);
    expect(hostOf("mock")).toMatch(/src\/ipc\/mock\/index\.ts$/);
  });

  it("reaches the made-up host by no other way", () => {
    const inside = (file: string) => file.startsWith("ipc/mock/") || file.startsWith("test/") || /\.test\.tsx?$/.test(file);
    const sources = readdirSync(join(UI, "src"), { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !inside(file));
    expect(sources.filter((file) => /from "[^"]*\/mock"|from "[^"]*\/mock\//.test(readFileSync(join(UI, "src", file), "utf8")))).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });
});
