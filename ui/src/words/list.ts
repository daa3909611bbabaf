const either = new Intl.ListFormat("en-GB", { type: "disjunction" });
const every = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "Babelfor, Haut.AI or B2Core", as the language of the window puts a choice. */
export function eitherOf(names: readonly string[]): string {
  return either.format(names);
}

/** "Phone, Mobile and Notes", as the language of the window puts a list. */
export function listOf(names: readonly string[]): string {
  return every.format(names);
}
