import isEqual from 'fast-deep-equal';
import type { Answers } from '../drift/answers.ts';
import { AskedApi } from '../drift/asked-api.ts';
import type { BoundApi } from '../drift/bound-api.ts';
import { type Anchors, anchorsOf, mayHaveOtherAnchors } from '../facts/anchors.ts';
import type { ErrorEntry } from '../facts/error-catalogue.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentFacts } from './document-facts.ts';
import { documentKey } from './graph.ts';

/**
 * What the check of one document may ask about other files. An answer is the same object for as long as it says the same, so that a check stands
 * as long as its answers do.
 */
export interface Neighbours {
  /** Undefined for a document that isn't there or isn't known. */
  anchorsOf(uri: string): DocumentAnchors | undefined;
  /** What the documents list that `errors.catalogues` names; undefined where it names none, or they aren't known. */
  catalogue(): SharedCatalogue | undefined;
  /** The OpenAPI descriptions that a document is about; undefined where it is about none, or they aren't known. */
  api(file: MarkdownFile): BoundApi | undefined;
  /** The names of the files in a folder, by its URI with a final slash, in NFC; none for one that isn't there, undefined for one of which nothing is known. */
  namesIn(folder: string): ReadonlySet<string> | undefined;
}

export interface DocumentAnchors extends Anchors {
  /** Its text shows all of them. */
  readonly isComplete: boolean;
}

/** The error codes that are defined for all documents of a project. */
export interface SharedCatalogue {
  readonly entries: readonly SharedEntry[];
  /** The documents that list them. */
  readonly uris: readonly string[];
}

export interface SharedEntry extends ErrorEntry {
  readonly uri: string;
}

/** Where nothing is known of other files. */
export const noNeighbours: Neighbours = {
  anchorsOf: () => undefined,
  catalogue: () => undefined,
  api: () => undefined,
  namesIn: () => undefined,
};

/** What was asked of the neighbours, and what they answered. */
export class Questions {
  readonly #neighbours: Neighbours;
  readonly #anchors = new Map<string, DocumentAnchors | undefined>();
  readonly #names = new Map<string, ReadonlySet<string> | undefined>();
  #catalogue: { readonly answer: SharedCatalogue | undefined } | undefined;
  #api: { readonly file: MarkdownFile; readonly answers: Answers | undefined; asked: AskedApi | undefined } | undefined;

  #count = 0;

  constructor(neighbours: Neighbours) {
    this.#neighbours = neighbours;
  }

  /** How often something was asked so far. */
  get count(): number {
    return this.#count;
  }

  anchorsOf(uri: string): DocumentAnchors | undefined {
    this.#count++;
    if (!this.#anchors.has(uri)) this.#anchors.set(uri, this.#neighbours.anchorsOf(uri));
    return this.#anchors.get(uri);
  }

  catalogue(): SharedCatalogue | undefined {
    this.#count++;
    this.#catalogue ??= { answer: this.#neighbours.catalogue() };
    return this.#catalogue.answer;
  }

  /** Of one document only: the one that is checked. */
  api(file: MarkdownFile): AskedApi | undefined {
    this.#count++;
    if (!this.#api) {
      const bound = this.#neighbours.api(file);
      const asked = bound && new AskedApi(bound);
      this.#api = { file, asked, answers: asked?.answers };
    }
    return this.#api.asked;
  }

  /** What was answered about the descriptions; undefined where there are none. */
  get answers(): Answers | undefined {
    this.#count++;
    return this.#api?.answers;
  }

  /** Nothing more is asked: only the answers are kept, and no description that was asked. */
  settle(): this {
    if (this.#api) this.#api.asked = undefined;
    return this;
  }

  namesIn(folder: string): ReadonlySet<string> | undefined {
    this.#count++;
    if (!this.#names.has(folder)) this.#names.set(folder, this.#neighbours.namesIn(folder));
    return this.#names.get(folder);
  }

  /** Whether other neighbours, or the same at another time, would answer all of it with the same. */
  isAnsweredBy(neighbours: Neighbours): boolean {
    for (const [uri, answer] of this.#anchors) if (neighbours.anchorsOf(uri) !== answer) return false;
    for (const [folder, answer] of this.#names) if (neighbours.namesIn(folder) !== answer) return false;
    if (this.#catalogue && neighbours.catalogue() !== this.#catalogue.answer) return false;
    if (!this.#api) return true;
    const bound = neighbours.api(this.#api.file);
    const { answers } = this.#api;
    if (!answers || !bound) return answers === bound;
    return answers.isAnsweredBy(bound) && answers.isInPlace(bound);
  }
}

/** Whether a document lists codes for others. */
export function isListing(catalogue: SharedCatalogue | undefined, uri: string): boolean {
  return catalogue?.uris.some((one) => documentKey(one) === documentKey(uri)) ?? false;
}

/** What other documents list than this one. */
export function listedElsewhere(catalogue: SharedCatalogue | undefined, uri: string): readonly SharedEntry[] {
  const key = documentKey(uri);
  return catalogue?.entries.filter((entry) => documentKey(entry.uri) !== key) ?? [];
}

/** A document's anchors; the same object as before where they are the same. */
export function documentAnchors(file: MarkdownFile, before: DocumentAnchors | undefined): DocumentAnchors {
  const made = { ...anchorsOf(file), isComplete: !mayHaveOtherAnchors(file) };
  return before && haveSame(before, made) ? before : made;
}

function haveSame(one: DocumentAnchors, other: DocumentAnchors): boolean {
  return (
    one.isComplete === other.isComplete &&
    one.accepted.size === other.accepted.size &&
    isEqual(one.names, other.names) &&
    [...one.accepted].every((name) => other.accepted.has(name))
  );
}

/** What documents list for others; the same object as before where it is the same. */
export function sharedCatalogue(
  documents: readonly DocumentFacts[],
  before: SharedCatalogue | undefined,
): SharedCatalogue {
  const made = {
    entries: documents.flatMap(({ uri, api }) => (api?.codes ?? []).map((entry) => ({ ...entry, uri }))),
    uris: documents.map(({ uri }) => uri),
  };
  return before && isEqual(before, made) ? before : made;
}
