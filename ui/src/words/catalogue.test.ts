import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en";

const SOURCE = join(import.meta.dirname, "..");
const CODE = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(join(SOURCE, file), "utf8"))
  .join("\n");

function* keysOf(words: object, before = ""): Generator<string> {
  for (const [name, value] of Object.entries(words) as [string, unknown][]) {
    if (typeof value === "string") yield before + name.replace(/_(zero|one|two|few|many|other)$/, "");
    else if (typeof value === "object" && value !== null) yield* keysOf(value, `${before}${name}.`);
  }
}

/** Whether the code names a key, or builds it from a part it names: `session.${state}`, `error.${code}.title`. */
function isSaid(key: string): boolean {
  if (CODE.includes(`"${key}"`)) return true;
  const parts = key.split(".");
  return parts.some((_, place) => place > 0 && CODE.includes(`\`${parts.slice(0, place).join(".")}.\${`));
}

describe("the catalogue", () => {
  it.each(Object.entries(en))("says nothing in '%s' that the window never says", (_, words) => {
    expect([...new Set(keysOf(words))].filter((key) => !isSaid(key))).toEqual([]);
  });
});
