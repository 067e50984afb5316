import { readTemplate } from '../endpoints/path.ts';
import type { Span } from '../finding.ts';
import { addTo, isSameList, keepList, meets } from '../lists.ts';
import { type OperationEntry, operationsOf } from '../spec/facts/operations.ts';
import type { SpecVersion } from '../spec/grammar/grammar.ts';
import { followReferences } from '../spec/references/follow.ts';
import type { Found } from '../spec/references/lookup.ts';
import type { Spec } from '../spec/spec.ts';
import type { Part } from '../spec/text/part.ts';
import { sharedParts } from '../spec/text/shared-parts.ts';
import { keyPlace, type MapNode, type Node, type Place } from '../spec/tree/node.ts';
import type { Unit } from '../spec/walk/unit.ts';
import type { DescribedOperation, DescribedScheme, DescribedServer, OperationDetails } from './described.ts';
import { readDetails } from './details.ts';
import { type DescribedErrorCodes, readErrorCodes } from './error-codes.ts';
import { NamedTargets } from './named-targets.ts';
import { readSchemes } from './schemes.ts';
import { readServers } from './servers.ts';

/** How nodes of a description are followed. */
export interface ApiContext {
  readonly version: SpecVersion;
  readonly root: MapNode;
  readonly lookup: (base: string, reference: string) => Found;
  /** The value that a node means, over any number of `$ref`s. */
  readonly follow: (node: Node) => Node | undefined;
  readonly followMap: (node: Node | undefined) => MapNode | undefined;
}

/** An OpenAPI description as documents are compared with it. Of the same description as it was before, all that says the same is the same object. */
export interface DescribedApi extends ApiContext {
  /** That of the root document. */
  readonly uri: string;
  readonly spec: Spec;
  /** In the order of the text. The same list as long as methods and paths are the same, and all that they say that somebody asked about. */
  readonly operations: readonly DescribedOperation[];
  /** The same list as long as methods and paths are the same. */
  readonly keys: readonly string[];
  operation(key: string): DescribedOperation | undefined;
  details(operation: DescribedOperation): OperationDetails;
  /** Those of the document. */
  readonly servers: readonly DescribedServer[];
  readonly schemes: readonly DescribedScheme[];
  /** The same object as long as it says the same. */
  readonly errorCodes: DescribedErrorCodes;
  /** The file that a place is in, and where it stands there now. */
  locate(place: Place): { readonly uri: string; readonly span: Span };
}

export function describeApi(spec: Spec, before?: DescribedApi): DescribedApi {
  if (before?.spec === spec) return before;
  return new ApiOfSpec(spec, before instanceof ApiOfSpec && before.uri === spec.uri ? before : undefined);
}

class ApiOfSpec implements DescribedApi {
  readonly spec: Spec;
  readonly operations: readonly DescribedOperation[];
  readonly keys: readonly string[];
  // What takes a context apart takes these.
  readonly lookup = (base: string, reference: string): Found => this.spec.lookup(base, reference);
  readonly follow = (node: Node): Node | undefined => followReferences(node, this.lookup);
  readonly followMap = (node: Node | undefined): MapNode | undefined => {
    const target = node && this.follow(node);
    return target?.kind === 'map' ? target : undefined;
  };
  readonly #byKey: ReadonlyMap<string, DescribedOperation>;
  readonly #closures = new Map<DescribedOperation, ReadonlySet<Part>>();
  readonly #targets = new Map<Part, readonly Part[]>();
  /** Parts some of whose references lead nowhere, as far as somebody asked. */
  readonly #dangling = new Set<Part>();
  readonly #names: NamedTargets;
  readonly #details: WeakMap<DescribedOperation, OperationDetails>;
  #units: ReadonlyMap<Part, readonly Unit[]> | undefined;
  #servers: readonly DescribedServer[] | undefined;
  #schemes: readonly DescribedScheme[] | undefined;
  #errorCodes: DescribedErrorCodes | undefined;
  /** Those of before, until somebody asks. */
  #oldErrorCodes: DescribedErrorCodes | undefined;

  constructor(spec: Spec, before: ApiOfSpec | undefined) {
    this.spec = spec;
    this.#details = before?.version === spec.version ? before.#details : new WeakMap();
    this.#names = before ? before.#names : new NamedTargets();
    const operations = readOperations(this, before);
    this.operations = before ? this.#keep(operations, before) : operations;
    const known = before?.operations === this.operations ? before : undefined;
    this.#byKey = known ? known.#byKey : new Map(this.operations.map((operation) => [operation.key, operation]));
    const keys = this.operations.map(({ key }) => key);
    this.keys = keepList(keys, before?.keys);
    if (before) this.#keepRest(before);
  }

  get uri(): string {
    return this.spec.uri;
  }

  get version(): SpecVersion {
    return this.spec.version;
  }

  get root(): MapNode {
    return this.spec.root;
  }

  operation(key: string): DescribedOperation | undefined {
    return this.#byKey.get(key);
  }

  details(operation: DescribedOperation): OperationDetails {
    let details = this.#details.get(operation);
    if (!details) {
      details = readDetails(operation, this);
      this.#details.set(operation, details);
      this.#closures.set(operation, this.#closureOf(operation));
    }
    return details;
  }

  get servers(): readonly DescribedServer[] {
    this.#servers ??= readServers(this);
    return this.#servers;
  }

  get schemes(): readonly DescribedScheme[] {
    this.#schemes ??= readSchemes(this);
    return this.#schemes;
  }

  get errorCodes(): DescribedErrorCodes {
    this.#errorCodes ??= keepCodes(readErrorCodes(this.operations, this), this.#oldErrorCodes);
    return this.#errorCodes;
  }

  locate({ part, start, end }: Place): { readonly uri: string; readonly span: Span } {
    const span = this.spec.files.get(part.uri)?.spanOf({ part, start, end });
    return { uri: part.uri, span: span ?? { start: 0, end: 0 } };
  }

  /** Those that somebody asked about are the same objects where all parts of the text that they depend on are there as before. */
  #keep(operations: readonly DescribedOperation[], before: ApiOfSpec): readonly DescribedOperation[] {
    const gone = partsBut(before.spec, this.spec);
    const isSameSize = partCount(before.spec) === partCount(this.spec);
    // With more or fewer parts a name may lead elsewhere; one that led nowhere may do so always.
    const isEach =
      !isSameSize &&
      this.#names.haveMoved(before.lookup, this.lookup, { gone, come: partsBut(this.spec, before.spec) });
    const candidates = isEach ? before.#unitsByPart.keys() : before.#dangling;
    const isElsewhere = this.#leadsElsewhere(
      before,
      [...candidates].filter((part) => !gone.has(part)),
    );
    const kept = operations.map((operation) => {
      const known = before.#byKey.get(operation.key);
      const closure = known && before.#closures.get(known);
      if (!known || known.node !== operation.node || known.item !== operation.item) return operation;
      // Nobody has asked what it says.
      if (!closure) return isSameSize || known.at.part === operation.at.part ? known : operation;
      if (meets(closure, gone) || isElsewhere(closure)) return { ...operation };
      this.#closures.set(known, closure);
      return known;
    });
    for (const part of before.#dangling) if (!gone.has(part)) this.#targetsOf(part);
    return isSameList(kept, before.operations) ? before.operations : kept;
  }

  #keepRest(before: ApiOfSpec): void {
    if (before.#servers) this.#servers = keepPlaced(readServers(this), before.#servers);
    if (before.#schemes) this.#schemes = keepPlaced(readSchemes(this), before.#schemes);
    this.#oldErrorCodes = before.#errorCodes ?? before.#oldErrorCodes;
  }

  /** Tells whether some of the parts that say something of an operation lead to others than before, or others hold for all operations. */
  #leadsElsewhere(before: ApiOfSpec, parts: readonly Part[]): (closure: ReadonlySet<Part>) => boolean {
    if (!isSameList(before.#sharedParts(), this.#sharedParts())) return () => true;
    const changed = new Set(parts.filter((part) => !isSameList(before.#targetsOf(part), this.#targetsOf(part))));
    return (closure) => meets(closure, changed);
  }

  /** The parts of the text that say something of an operation. */
  #closureOf({ node, item, at, pathAt }: DescribedOperation): ReadonlySet<Part> {
    const parts = new Set<Part>([node.part, item.part, at.part, pathAt.part, ...this.#sharedParts()]);
    for (const part of parts) for (const target of this.#targetsOf(part)) parts.add(target);
    return parts;
  }

  #sharedParts(): readonly Part[] {
    return sharedFields.flatMap((name) => this.root.get(name)?.part ?? []);
  }

  /** The parts that the references of a part lead to. */
  #targetsOf(part: Part): readonly Part[] {
    const known = this.#targets.get(part);
    if (known) return known;
    const references = (this.#unitsByPart.get(part) ?? []).flatMap((unit) => unit.references);
    const targets = references.flatMap(({ base, target }) => {
      this.#names.add(base, target);
      return this.lookup(base, target).node?.part ?? [];
    });
    this.#targets.set(part, targets);
    if (targets.length < references.length) this.#dangling.add(part);
    return targets;
  }

  get #unitsByPart(): ReadonlyMap<Part, readonly Unit[]> {
    this.#units ??= unitsByPart(this.spec);
    return this.#units;
  }
}

/** Fields of the document that hold for operations which say nothing else. */
const sharedFields = ['security', 'servers', 'consumes', 'produces', 'host', 'basePath', 'schemes', 'tags'];

/** Those of before where they stand in the same text; most do. */
function readOperations(context: ApiContext, before: DescribedApi | undefined): DescribedOperation[] {
  const found: DescribedOperation[] = [];
  const seen = new Set<string>();
  for (const entry of context.followMap(context.root.get('paths'))?.entries ?? []) {
    if (!entry.key.startsWith('/')) continue;
    const item = context.followMap(entry.value);
    if (!item) continue;
    for (const { method, entry: operation, node } of ownOperations(item, context)) {
      const key = `${method.toUpperCase()} ${entry.key}`;
      if (seen.has(key)) continue;
      seen.add(key);
      // Most stand where they stood among the others, too.
      const same = before?.operations[found.length];
      const known = same?.key === key ? same : before?.operation(key);
      if (known && known.node === node && known.item === item && known.pathAt.start === entry.keyStart) {
        found.push(known);
        continue;
      }
      found.push({
        method: method.toUpperCase(),
        path: readTemplate(entry.key),
        key,
        node,
        item,
        at: keyPlace(operation),
        pathAt: keyPlace(entry),
      });
    }
  }
  return found;
}

/** Most path items write their operations out: these are the same for as long as the item is. */
function ownOperations(item: MapNode, context: ApiContext): readonly OperationEntry[] {
  const { version } = context;
  const known = operationsByItem.get(item);
  if (known?.version === version) return known.operations ?? operationsOf(item, context);
  let isWhole = true;
  const followMap = (node: Node | undefined): MapNode | undefined => {
    const isOwn = node?.kind === 'map' && !node.has('$ref');
    isWhole &&= isOwn;
    return isOwn ? node : undefined;
  };
  const found = operationsOf(item, { version, followMap });
  const operations = isWhole ? found : undefined;
  operationsByItem.set(item, { version, operations });
  return operations ?? operationsOf(item, context);
}

interface OwnOperations {
  readonly version: SpecVersion;
  /** Undefined where references have some of them. */
  readonly operations: readonly OperationEntry[] | undefined;
}

const operationsByItem = new WeakMap<MapNode, OwnOperations>();

function unitsByPart(spec: Spec): ReadonlyMap<Part, readonly Unit[]> {
  const byPart = new Map<Part, Unit[]>();
  for (const unit of spec.units) {
    const { part } = unit.node;
    addTo(byPart, part, unit);
  }
  return byPart;
}

function partCount({ files }: Spec): number {
  let count = 0;
  for (const { parts } of files.values()) count += parts.length;
  return count;
}

/** The parts of a description that another one doesn't have. */
function partsBut(spec: Spec, other: Spec): ReadonlySet<Part> {
  const gone = new Set<Part>();
  for (const [uri, file] of spec.files) {
    const after = other.files.get(uri);
    if (after === file) continue;
    const parts = after?.parts ?? [];
    const { head, tail } = sharedParts(file.parts, parts);
    const present = new Set(parts.slice(head, parts.length - tail));
    for (const part of file.parts.slice(head, file.parts.length - tail)) if (!present.has(part)) gone.add(part);
  }
  return gone;
}

/** The list of before, where it says the same at the same places. */
function keepPlaced<T extends { readonly at: Place }>(made: readonly T[], before: readonly T[]): readonly T[] {
  const isSame =
    made.length === before.length &&
    made.every((one, index) => {
      const other = before[index];
      return (
        other !== undefined &&
        one.at.part === other.at.part &&
        Object.keys(one).every((key) => {
          const [a, b] = [one, other].map((value) => (value as Readonly<Record<string, unknown>>)[key]);
          return a === b || (key !== 'node' && JSON.stringify(a, plain) === JSON.stringify(b, plain));
        })
      );
    });
  return isSame ? before : made;
}

function keepCodes(made: DescribedErrorCodes, before: DescribedErrorCodes | undefined): DescribedErrorCodes {
  const isSame = made.isClosed === before?.isClosed && keepPlaced(made.codes, before.codes) === before.codes;
  return isSame ? before : made;
}

/** Without nodes and parts, which stand for their texts. */
function plain(key: string, value: unknown): unknown {
  return key === 'node' || key === 'part' ? undefined : value;
}
