import { describe, expect, it } from "vitest";
import { languageName, languageTag } from ".";

describe("a language", () => {
  it("is named as its speakers name it", () => {
    expect(["en", "de", "hu", "pt-BR"].map(languageName)).toEqual(["English", "Deutsch", "Magyar", "Português (Brasil)"]);
  });

  it("is written by convention, and refused where it is none", () => {
    expect(languageTag(" pt-br ")).toBe("pt-BR");
    for (const entry of ["", "not a language", "de_AT", "-"]) expect(languageTag(entry)).toBeUndefined();
  });
});
