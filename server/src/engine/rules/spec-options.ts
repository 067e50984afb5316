/** The texts of an option that is a list of them. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The lists of texts of an option that is a map to them. */
export function textsByName(value: unknown): ReadonlyMap<string, readonly string[]> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([name, texts]) => [name, textsOf(texts)]));
}

/** An option that is a number; 0 for anything else. */
export function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
