import type { DescribedOperation } from '#engine/api/described.ts';

/** Which documents name an operation, or an endpoint that may be one: by what they were answered. */
export class DocumentsByOperation {
  readonly #documents = new Map<string, Set<string>>();
  readonly #names = new Map<string, readonly string[]>();

  /** What a document names now, by the key of its URI. */
  put(document: string, names: readonly string[]): void {
    this.forget(document);
    this.#names.set(document, names);
    for (const name of names) this.#documents.set(name, (this.#documents.get(name) ?? new Set()).add(document));
  }

  forget(document: string): void {
    for (const name of this.#names.get(document) ?? []) {
      const documents = this.#documents.get(name);
      documents?.delete(document);
      if (documents?.size === 0) this.#documents.delete(name);
    }
    this.#names.delete(document);
  }

  /** Those that name any of some operations, by their keys, as these are written. */
  naming(keys: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const key of keys)
      for (const name of [key, `${key} true`, `${key} false`])
        for (const document of this.#documents.get(name) ?? []) found.add(document);
    return found;
  }
}

/** The keys of the operations that have come or gone, or say something else. */
export function changedKeys(
  before: readonly DescribedOperation[],
  after: readonly DescribedOperation[],
): readonly string[] {
  if (before === after) return [];
  const [old, made] = [new Set(before), new Set(after)];
  const others = [...before.filter((one) => !made.has(one)), ...after.filter((one) => !old.has(one))];
  return [...new Set(others.map(({ key }) => key))];
}
