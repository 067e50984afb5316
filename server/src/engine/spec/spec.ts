import type { ObjectType, SpecVersion } from './grammar/grammar.ts';
import { type FileProvider, type Found, Lookups } from './references/lookup.ts';
import { isOtherKind, namedType } from './references/named-type.ts';
import { type Target, targetOf } from './references/target.ts';
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
  readonly #lookups: Lookups;
  readonly #fragments = new Set<Unit>();
  readonly #seen = new Map<Target, Set<ObjectType>>();

  constructor(file: SpecFile, root: MapNode, declared: DeclaredVersion, provide: FileProvider) {
    this.#file = file;
    this.#root = root;
    this.#declared = declared;
    this.#lookups = new Lookups(file, declared.version, provide);
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
    const lookups = this.#lookups;
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
      files: lookups.files,
      missing: lookups.missing,
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
      lookup: (base, reference) => lookups.find(base, reference),
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
      const { node, entry } = this.#lookups.find(base, reference);
      if (!node) continue;
      // A file that declares a version has its own rules.
      const root = this.#lookups.files.get(target.uri)?.root;
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
}

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
