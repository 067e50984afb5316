import type { DescribedApi } from '#engine/api/api.ts';
import type { Binding } from '#engine/drift/binding.ts';
import type { ApiSet } from '#engine/drift/bound-api.ts';
import type { OperationName } from '#engine/drift/named-endpoint.ts';
import { type NamingDocument, NamingTally } from '#engine/drift/naming-tally.ts';
import { operationsOwnedBy, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { isSameList, keepList } from '#engine/lists.ts';
import { uriKey } from '../uris.ts';
import type { Document } from './compared-document.ts';
import {
  type AllNamings,
  byUri,
  type FactsInProject,
  NamingDocuments,
  type NamingDocumentsOptions,
} from './naming-documents.ts';

/** What is to be known of the workspace. */
export interface NamedOperationsOptions extends NamingDocumentsOptions {
  /** The same list as long as they are the same. Undefined as long as not all are known. */
  documents(): readonly FactsInProject[] | undefined;
  /** Another number once a description has changed. */
  specsState(): number;
  api(uri: string): DescribedApi | undefined;
}

/** Which operations the documents of a workspace name, and which none does. What is the same after an edit is the same object. */
export class NamedOperations {
  readonly #options: NamedOperationsOptions;
  readonly #namings: NamingDocuments;
  readonly #joined = new Map<string, Joined>();
  /** What is documented nowhere, by the URI of a description. */
  readonly #left = new Map<string, Left>();
  #bindings: KnownBindings | undefined;

  constructor(options: NamedOperationsOptions) {
    this.#options = options;
    this.#namings = new NamingDocuments(options);
  }

  /** As {@link ApiWorkspace.undocumentedOf}, by the key of a URI. */
  undocumentedOf(key: string): readonly string[] | undefined {
    const all = this.#options.documents();
    if (!all) return undefined;
    const state = this.#options.specsState();
    const roots = this.#options.rootsVersion();
    const known = this.#left.get(key);
    if (known?.all === all && known.state === state && known.roots === roots) return known.names;
    const sets = this.#setsAbout(key, all);
    const documents = this.#namingsIn(sets);
    const api = documents.length > 0 ? this.#options.api(key) : undefined;
    const keys = api?.keys;
    const isSame = known && known.keys === keys && isSameList(known.documents, documents);
    const names = isSame ? known.names : api && keepList(this.#undocumentedKeys(api, documents, sets), known?.names);
    this.#left.set(key, { all, state, roots, keys, documents, names });
    return names;
  }

  /** As it was, as long as not all documents are known; undefined where it wasn't known, either. */
  undocumentedIn(document: Document, set: ApiSet): readonly OperationName[] | undefined {
    const own = uriKey(document.uri);
    const joined = this.#joinedWith(document, set);
    return joined?.byHome.get(own) ?? (joined && this.#options.documents() ? nothing : undefined);
  }

  /** As {@link undocumentedIn}. */
  ownedBy(document: Document, set: ApiSet): readonly OperationName[] | undefined {
    const own = uriKey(document.uri);
    const joined = this.#joinedWith(document, set);
    if (joined && !joined.owned.has(own) && this.#options.documents())
      joined.owned.set(own, keepNames(operationsOwnedBy(own, set, joined.documents), joined.ownedBefore.get(own)));
    return joined?.owned.get(own);
  }

  /** What a document, as it is now, and all others name; what was known last, as long as not all are known. */
  #joinedWith(document: Document, set: ApiSet): Joined | undefined {
    const others = this.#namingAll(set);
    if (!others) return this.#joined.get(joinedKey(set));
    const own = uriKey(document.uri);
    const naming = this.#namings.of(own, document.named(), set);
    const isSame = others.byUri.get(own) === naming;
    const documents = isSame
      ? others.documents
      : [...others.documents.filter(({ uri }) => uri !== own), naming].sort(byUri);
    return this.#join(set, documents);
  }

  #namingAll(set: ApiSet): AllNamings | undefined {
    const all = this.#options.documents();
    return all && this.#namings.allOf(set, joinedKey(set), all);
  }

  #join(set: ApiSet, documents: readonly NamingDocument[]): Joined {
    const key = joinedKey(set);
    const known = this.#joined.get(key);
    if (known?.index === set.index && (known.documents === documents || isSameList(known.documents, documents)))
      return known;
    const tally = known?.tally ?? new NamingTally();
    tally.update(documents);
    const made = undocumentedByHome(set, documents, tally);
    const byHome = new Map([...made].map(([uri, names]) => [uri, keepNames(names, known?.byHome.get(uri))]));
    const ownedBefore = new Map([...(known?.ownedBefore ?? []), ...(known?.owned ?? [])]);
    const joined: Joined = { index: set.index, documents, tally, byHome, owned: new Map(), ownedBefore };
    this.#joined.set(key, joined);
    return joined;
  }

  /** The sets of descriptions, one of which this is, that documents are about. */
  #setsAbout(key: string, all: readonly FactsInProject[]): ReadonlySet<ApiSet> {
    const bindings = this.#bindingsOf(all);
    const wanted = [...bindings].filter(({ specs }) => specs.some((spec) => uriKey(spec) === key));
    return new Set(wanted.flatMap((binding) => this.#options.setOf(binding) ?? []));
  }

  /** Known for as long as the documents are the same, unless their endpoints decide. */
  #bindingsOf(all: readonly FactsInProject[]): ReadonlySet<Binding> {
    const roots = this.#options.rootsVersion();
    if (this.#bindings?.all === all && this.#bindings.roots === roots) return this.#bindings.bindings;
    const bindings = new Set<Binding>();
    let isFixed = true;
    for (const { facts, project } of all) {
      if (!facts.api) continue;
      const { binding, candidate } = this.#options.bindingOf(facts, project);
      if (binding) bindings.add(binding);
      isFixed &&= candidate?.kind !== 'nearest';
    }
    this.#bindings = isFixed ? { all, roots, bindings } : undefined;
    return bindings;
  }

  /** What the documents name that are about some descriptions, in the order of their URIs. */
  #namingsIn(sets: ReadonlySet<ApiSet>): readonly NamingDocument[] {
    const [first = nothing, ...others] = [...sets].map((set) => this.#namingAll(set)?.documents ?? []);
    return others.length === 0 ? first : [first, ...others].flat().sort(byUri);
  }

  /** Documents that are about the description alone are joined as they are for themselves. */
  #undocumentedKeys(
    api: DescribedApi,
    documents: readonly NamingDocument[],
    sets: ReadonlySet<ApiSet>,
  ): readonly string[] {
    const [set] = sets;
    const isAlone = set && sets.size === 1 && set.apis.length === 1 && set.apis[0] === api;
    const byHome = isAlone ? this.#join(set, documents).byHome : undocumentedByHome({ apis: [api] }, documents);
    return [...byHome.values()].flatMap((names) => names.map(({ key }) => key));
  }
}

/** What any of the documents is about. */
interface KnownBindings {
  readonly all: readonly FactsInProject[];
  readonly roots: number;
  readonly bindings: ReadonlySet<Binding>;
}

interface Joined {
  readonly index: object;
  readonly documents: readonly NamingDocument[];
  /** Of the documents; the same for all that follows. */
  readonly tally: NamingTally;
  readonly byHome: ReadonlyMap<string, readonly OperationName[]>;
  /** Of the documents that somebody asked about. */
  readonly owned: Map<string, readonly OperationName[]>;
  /** What it was when it was last asked for. */
  readonly ownedBefore: ReadonlyMap<string, readonly OperationName[]>;
}

/** What no document names of a description, at one state of all there is. */
interface Left {
  readonly all: readonly unknown[];
  readonly state: number;
  readonly roots: number;
  readonly keys: readonly string[] | undefined;
  readonly documents: readonly NamingDocument[];
  readonly names: readonly string[] | undefined;
}

/** Asked for every document after every edit. */
function joinedKey({ apis }: ApiSet): string {
  let key = joinedKeys.get(apis);
  if (key === undefined) {
    key = apis.map(({ uri }) => uri).join('\n');
    joinedKeys.set(apis, key);
  }
  return key;
}

const joinedKeys = new WeakMap<ApiSet['apis'], string>();

const nothing: readonly never[] = [];

function keepNames(
  made: readonly OperationName[],
  before: readonly OperationName[] | undefined,
): readonly OperationName[] {
  const isSame =
    before?.length === made.length &&
    made.every(({ api, key }, at) => before[at]?.api === api && before[at].key === key);
  return isSame ? before : made;
}
