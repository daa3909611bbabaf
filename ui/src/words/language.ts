/** A language by its BCP 47 tag, as its own speakers call it, with a capital as in a list: "Deutsch", "Magyar". */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag, "en"], { type: "language", fallback: "code" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** The tag as it is written by convention (`pt-br` is `pt-BR`); undefined for what is no language tag. */
export function languageTag(entry: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(entry.trim())[0];
  } catch {
    return undefined;
  }
}
