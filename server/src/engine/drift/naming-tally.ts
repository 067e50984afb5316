import { readPath } from '../endpoints/path.ts';
import { RecentValues } from '../recent-values.ts';
import type { OperationName } from './named-endpoint.ts';

/** A document of some descriptions, and the operations that it names. */
export interface NamingDocument {
  readonly uri: string;
  /** `URI KEY` of each, once, in the order of the text. */
  readonly names: readonly string[];
  /** Those among them that it documents. */
  readonly declared: readonly string[];
  /** What each endpoint that it documents and that is none may have meant, as names. */
  readonly meant: readonly (readonly string[])[];
}

/** `URI KEY`. */
export function nameOf({ api, key }: OperationName): string {
  return namesByApi.get(api, () => new RecentValues(mostPrefixes)).get(key, () => `${api} ${key}`);
}

/** By keys: a thousand are looked up after each edit, and a text that is made anew is hashed anew. */
const namesByApi = new RecentValues<RecentValues<string>>(50);

/** Counts what documents name. Of a thousand documents, those that name something else after an edit are counted anew, and no other. */
export class NamingTally {
  #documents: readonly NamingDocument[] = [];
  /** How many documents name an operation. */
  readonly #counts = new Map<string, number>();
  /** How much of what begins with a prefix of a path each document names; not counted before somebody asks. */
  #homes: Map<string, Map<string, number>> | undefined;

  /** Counts these documents from now on, and no others. */
  update(documents: readonly NamingDocument[]): void {
    const before = new Set(this.#documents);
    for (const document of documents) if (!before.delete(document)) this.#count(document, 1);
    for (const document of before) this.#count(document, -1);
    this.#documents = documents;
  }

  names(name: string): boolean {
    return this.#counts.has(name);
  }

  /** The document that describes and names most of what begins with the longest prefix of an operation's path; of several the first by its URI. */
  homeOf(name: string): string | undefined {
    const homes = this.#homes ?? this.#countHomes();
    for (const prefix of prefixesOf(name)) {
      const counts = homes.get(prefix);
      if (counts) return mostIn(counts);
    }
    return undefined;
  }

  #count(document: NamingDocument, by: 1 | -1): void {
    for (const name of document.names) add(this.#counts, name, by);
    if (this.#homes) countHome(this.#homes, document, by);
  }

  #countHomes(): Map<string, Map<string, number>> {
    const homes = new Map<string, Map<string, number>>();
    for (const document of this.#documents) countHome(homes, document, 1);
    this.#homes = homes;
    return homes;
  }
}

function countHome(
  homes: Map<string, Map<string, number>>,
  { uri, names, declared }: NamingDocument,
  by: 1 | -1,
): void {
  const own = new Set(declared);
  for (const name of names) {
    const count = own.has(name) ? describedCount : 1;
    for (const prefix of prefixesOf(name)) {
      const byUri = homes.get(prefix) ?? new Map<string, number>();
      add(byUri, uri, by * count);
      if (byUri.size > 0) homes.set(prefix, byUri);
      else homes.delete(prefix);
    }
  }
}

/** The URI that counts most, the first of several. A thousand are looked through for each operation that nobody names, without making anything of them. */
function mostIn(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let most = 0;
  counts.forEach((count, uri) => {
    if (count < most || (count === most && best !== undefined && best < uri)) return;
    best = uri;
    most = count;
  });
  return best;
}

/** To name an operation in passing counts one. */
const describedCount = 2;

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

/** `URI`, `URI /a`, `URI /a/b`, the longest first, whatever the method and the names of parameters. */
function prefixesOf(name: string): readonly string[] {
  const known = prefixes.get(name);
  if (known) return known;
  if (prefixes.size >= mostPrefixes) prefixes.clear();
  const made = readPrefixes(name);
  prefixes.set(name, made);
  return made;
}

/** Names of operations are asked for again whenever a document names others. */
const prefixes = new Map<string, readonly string[]>();
const mostPrefixes = 20_000;

function readPrefixes(name: string): readonly string[] {
  const [uri = '', , path = ''] = name.split(' ');
  const segments = readPath(path).segments.map(({ text, parameters }) => (parameters.length > 0 ? '{}' : text));
  return segments.map((_, index) => `${uri} ${segments.slice(0, segments.length - index).join('/')}`).concat(uri);
}
