/** An id for an operation that has none: `getParcelsById` for `GET /parcels/{id}`. */
export function operationIdFor(method: string, path: string): string {
  const words = path.split('/').flatMap((segment) => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    return name === undefined ? wordsOf(segment) : ['by', ...wordsOf(name)];
  });
  return method.toLowerCase() + words.map(capitalised).join('');
}

/** A summary for an operation by its id: `List parcels` for `listParcels`; undefined for an id of one word. */
export function summaryFor(operationId: string): string | undefined {
  const words = wordsOf(operationId);
  if (words.length < 2) return undefined;
  return capitalised(words.map((word) => (isAcronym(word) ? word : word.toLowerCase())).join(' '));
}

function wordsOf(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
