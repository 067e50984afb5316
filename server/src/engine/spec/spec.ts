import type { ObjectType, SpecVersion } from './grammar/grammar.ts';
import { startsOf } from './references/named-schemas.ts';
import { isOtherKind, namedType } from './references/named-type.ts';
import { pieceOf, type Target, targetOf } from './references/target.ts';
import type { SpecFile } from './text/spec-file.ts';
import type { Entry, MapNode, Node } from './tree/node.ts';
import { type DeclaredVersion, versionOf } from './version.ts';
import { type MemberMap, memberMaps } from './walk/member-maps.ts';
import type { Reference, SpecObject } from './walk/spec-object.ts';
import { makeUnit, type Unit, type UnitStart, unitOf } from './walk/unit.ts';
import { type Members, membersOf, type ReadUnit, UnitGroup } from './walk/unit-group.ts';
import { referenceIn, referenceToMany, walk } from './walk/walk.ts';

/** An OpenAPI description: a document that declares a version, and all that its references reach. */
export interface Spec {
  readonly uri: string;
  readonly version: SpecVersion;
  readonly declared: DeclaredVersion;
  readonly file: SpecFile;
  readonly root: MapNode;
  /** The document's own objects, without what stands in `paths`, `components` and the like: units of their own. */
  readonly shell: Unit;
  /** In the order of the text, those of other files behind them. */
  readonly units: readonly Unit[];
  /** The same units, in groups that are kept as long as they are the same. */
  readonly groups: readonly UnitGroup[];
  /** Those of the root's maps. */
  readonly members: readonly Members[];
  /** All files that it is made of, by URI; the root's too. */
  readonly files: ReadonlyMap<string, SpecFile>;
  /** Files that it names and that aren't there, or not yet: the host may look for them. */
  readonly missing: ReadonlySet<string>;
  /** Every object of a type, in all units and the shell. */
  all(type: ObjectType): readonly SpecObject[];
  references(): readonly Reference[];
  /** What a function says of each unit and of the shell; it is called once for a unit, as long as that is the same. */
  collect<T>(read: ReadUnit<T>): readonly T[];
  /** The same, group by group: a group's list is the very same one as before an edit, where it says the same. */
  collectByGroup<T>(read: ReadUnit<T>): readonly (readonly T[])[];
  /** What a reference names. */
  lookup(base: string, reference: string): Found;
}

/** What stands at the end of one reference. */
export interface Found {
  readonly target: Target;
  /** Undefined where nothing does. */
  readonly node: Node | undefined;
  readonly entry: Entry | undefined;
  /** Whether the target's file is there. */
  readonly file: 'read' | 'missing' | 'unreadable' | 'outside';
}

/**
 * Gives a file by its URI; undefined where there is none, or none that has been read yet; `outside` for one that isn't to be read, since it is
 * outside of the workspace, `unreadable` for one that is no text, or too large.
 */
export type FileProvider = (uri: string) => Provided;

type Provided = SpecFile | 'outside' | 'unreadable' | undefined;

/**
 * Puts a description together from its root document. Undefined where the document declares no version. Of the same description as it was before, all
 * that is the same is kept.
 */
export function buildSpec(file: SpecFile, provide: FileProvider, before?: Spec): Spec | undefined {
  const { root } = file;
  const declared = versionOf(root);
  if (root?.kind !== 'map' || !declared) return undefined;
  const isComparable = before?.uri === file.uri && before.version === declared.version;
  return new SpecBuilder(file, root, declared, provide).build(isComparable ? before : undefined);
}

class SpecBuilder {
  readonly #file: SpecFile;
  readonly #root: MapNode;
  readonly #declared: DeclaredVersion;
  readonly #provide: FileProvider;
  readonly #files = new Map<string, SpecFile>();
  readonly #missing = new Set<string>();
  readonly #fragments = new Set<Unit>();
  readonly #seen = new Map<Target, Set<ObjectType>>();
  readonly #found = new Map<Target, Found>();

  constructor(file: SpecFile, root: MapNode, declared: DeclaredVersion, provide: FileProvider) {
    this.#file = file;
    this.#root = root;
    this.#declared = declared;
    this.#provide = provide;
    this.#files.set(file.uri, file);
  }

  build(before: Spec | undefined): Spec {
    const { shell, members, checked } = this.#unitsAfter(before);
    return this.#make(shell, members, checked);
  }

  #unitsAfter(before: Spec | undefined) {
    const { uri } = this.#file;
    const { version } = this.#declared;
    const root = this.#root;
    const start = { uri, version, type: 'openapi', node: root, entry: undefined } as const;
    const shell = makeUnit(start, walk({ ...start, base: uri, isShell: true }));
    const maps = memberMaps(root, version);
    const members = maps
      .filter(({ map }) => !referenceIn(map))
      .map(({ map, type }, index) => {
        const same = before?.members.find((other) => other.map === map);
        return membersOf({ uri, version, type, map }, same ?? before?.members[index]);
      });
    this.#follow(shell.references, version);
    this.#follow(splitOff(maps, root.get('paths'), uri), version);
    const memberGroups = members.flatMap(({ groups }) => groups);
    for (const group of memberGroups) this.#follow(group.outward, version);
    // Fragments are added while the references in them are followed.
    for (const unit of this.#fragments) this.#follow(unit.references, unit.version);
    return {
      shell,
      members,
      checked: [...memberGroups, new UnitGroup([...this.#fragments], before?.groups.at(-1))],
    };
  }

  /** Apart from what it is made of: its functions would keep the description before, and so all there ever were. */
  #make(shell: Unit, members: readonly Members[], checked: readonly UnitGroup[]): Spec {
    const { uri } = this.#file;
    const { version } = this.#declared;
    const root = this.#root;
    const groups = [new UnitGroup([shell]), ...checked];
    let units: readonly Unit[] | undefined;
    const byType = new Map<ObjectType, readonly SpecObject[]>();
    let references: readonly Reference[] | undefined;
    return {
      uri,
      version,
      declared: this.#declared,
      file: this.#file,
      root,
      shell,
      get units() {
        units ??= concatenated(checked.map((group) => group.units));
        return units;
      },
      groups: checked,
      members,
      files: this.#files,
      missing: this.#missing,
      all(type) {
        let objects = byType.get(type);
        if (!objects) {
          objects = concatenated(groups.map((group) => group.all(type)));
          byType.set(type, objects);
        }
        return objects;
      },
      references() {
        references ??= concatenated(groups.map((group) => group.references));
        return references;
      },
      collect: (read) => concatenated(groups.map((group) => group.collect(read))),
      collectByGroup: (read) => groups.map((group) => group.collect(read)),
      lookup: (base, reference) => this.#lookup(base, reference),
    };
  }

  #follow(references: readonly Reference[], version: SpecVersion): void {
    for (const { base, target: reference, expects, kind, shape, place } of references) {
      const target = targetOf(base, reference);
      if (target.isRemote || kind === 'operation-ref') continue;
      const seen = this.#seen.get(target);
      if (seen?.has(expects) || (target.uri === this.#file.uri && !isUntyped(target))) continue;
      if (seen) seen.add(expects);
      else this.#seen.set(target, new Set([expects]));
      const { node, entry } = this.#lookup(base, reference);
      if (!node) continue;
      // A file that declares a version has its own rules.
      const root = this.#files.get(target.uri)?.root;
      const own = target.uri === this.#file.uri ? undefined : versionOf(root);
      if (own && isOtherKind(namedType(target, root), expects)) continue;
      const start = { uri: target.uri, version: own?.version ?? version, type: expects };
      if (expects === 'paths') this.#addPaths({ ...start, node, entry });
      else if (shape === undefined) this.#fragments.add(unitOf({ ...start, node, entry, place }));
      else for (const child of childrenOf(node)) this.#fragments.add(unitOf({ ...start, ...child }));
    }
  }

  /** Path items are units of their own wherever the Paths Object is. */
  #addPaths(start: UnitStart): void {
    const unit = unitOf(start);
    const [parent] = unit.objects;
    this.#fragments.add(unit);
    for (const { node, entry } of childrenOf(start.node)) {
      if (!entry || entry.key.startsWith('x-')) continue;
      this.#fragments.add(unitOf({ ...start, type: 'pathItem', node, entry, place: { key: entry.key, parent } }));
    }
  }

  #lookup(base: string, reference: string): Found {
    const target = targetOf(base, reference);
    const known = this.#found.get(target);
    if (known) return known;
    const found = this.#find(target);
    this.#found.set(target, found);
    return found;
  }

  #find(target: Target, depth = 0): Found {
    const file = target.isRemote ? undefined : this.#fileOf(target.uri);
    if (file && typeof file !== 'string') {
      const isWhole = file !== this.#file && namesWhole(target, file.root);
      const tokens = isWhole ? [] : target.tokens;
      const end = tokens && this.#walk({ node: file.root, entry: undefined }, tokens, depth);
      if (end?.node) return { target, ...end, file: 'read' };
    }
    return this.#findNamed(target, file, depth) ?? { target, ...nothing, file: stateOf(file) };
  }

  /** Since 3.1 schemas have names of their own (JSON Schema Core 2020-12, 8.2), and since 3.2 the document has one. */
  #findNamed(target: Target, known: Provided, depth: number): Found | undefined {
    const { version } = this.#declared;
    if (version === '2.0' || version === '3.0') return undefined;
    const file = known === undefined || typeof known === 'string' ? this.#file : known;
    const { root, uri } = file;
    if (root?.kind !== 'map') return undefined;
    // What names there are depends on all of the file.
    const whole = { ...target, piece: pieceOf(uri, undefined) };
    for (const start of startsOf(root, uri, target)) {
      const end = this.#walk(start, target.tokens ?? [], depth);
      if (end.node) return { target: whole, ...end, file: 'read' };
    }
    return { target: whole, ...nothing, file: stateOf(known) };
  }

  #walk(start: End, tokens: readonly string[], depth: number): End {
    let { node, entry } = start;
    for (const token of tokens) {
      if (node?.kind === 'map') {
        const map = node.has(token) ? node : this.#mapBehind(node, depth);
        entry = map?.entry(token);
        node = entry?.value;
      } else if (node?.kind === 'list') {
        entry = undefined;
        node = /^(?:0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : undefined;
      } else node = undefined;
    }
    return { node, entry: node && entry };
  }

  /** A map that is itself but a reference. */
  #mapBehind(map: MapNode, depth: number): MapNode | undefined {
    const pointer = depth < mostSteps ? referenceIn(map) : undefined;
    if (!pointer) return undefined;
    const { node } = this.#find(targetOf(map.part.uri, String(pointer.value)), depth + 1);
    return node?.kind === 'map' ? node : undefined;
  }

  #fileOf(uri: string): Provided {
    const known = this.#files.get(uri);
    if (known) return known;
    const file = this.#provide(uri);
    if (file === undefined) this.#missing.add(uri);
    else if (typeof file !== 'string') this.#files.set(uri, file);
    return file;
  }
}

type End = Pick<Found, 'node' | 'entry'>;

const nothing: End = { node: undefined, entry: undefined };

/** `file.yaml#/` is a key without a name (RFC 6901, 5); where there is none, tools and people mean the file. */
function namesWhole({ tokens }: Target, root: Node | undefined): boolean {
  return tokens?.length === 1 && tokens[0] === '' && root?.kind === 'map' && !root.has('');
}

function stateOf(file: Provided): Found['file'] {
  if (typeof file === 'string') return file;
  return file ? 'read' : 'missing';
}

/** A pointer that leads through more references than that leads in a circle. */
const mostSteps = 20;

/** The references that stand in the place of a whole map, such as `schemas: { $ref: schemas.yaml }`. */
function splitOff(maps: readonly MemberMap[], paths: Node | undefined, base: string): Reference[] {
  return maps.flatMap(({ map, type }) => {
    // The Paths Object as a whole is one of the shell's own references.
    const pointer = map === paths ? undefined : referenceIn(map);
    return pointer ? [referenceToMany(pointer, map, { type, shape: 'map', base })] : [];
  });
}

function childrenOf(node: Node): readonly { readonly node: Node; readonly entry: Entry | undefined }[] {
  if (node.kind === 'map') return node.entries.map((entry) => ({ node: entry.value, entry }));
  return node.kind === 'list' ? node.items.map((item) => ({ node: item, entry: undefined })) : [];
}

function concatenated<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const filled = lists.filter((list) => list.length > 0);
  // Much faster than `flat`: this is done for a dozen lists at every keystroke.
  const none: readonly T[] = [];
  return filled.length === 1 && filled[0] ? filled[0] : none.concat(...filled);
}

/** A place of the root that the grammar gives no type: below an extension, or a key of another version. */
function isUntyped({ tokens }: Target): boolean {
  return tokens?.some((token) => token.startsWith('x-')) ?? false;
}
