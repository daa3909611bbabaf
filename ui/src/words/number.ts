const plain = new Intl.NumberFormat("en-GB");

/** A whole number with separators: 12,408. */
export function count(value: number): string {
  return plain.format(value);
}
