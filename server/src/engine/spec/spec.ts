import type { ObjectType, SpecVersion } from './grammar/grammar.ts';
import { type Target, targetOf } from './references/target.ts';
import type { SpecFile } from './text/spec-file.ts';
import type { Entry, MapNode, Node } from './tree/node.ts';
import { type DeclaredVersion, versionOf } from './version.ts';
import type { Reference, SpecObject } from './walk/spec-object.ts';
import { makeUnit, type Unit, unitOf } from './walk/unit.ts';
import { walk } from './walk/walk.ts';

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
  /** All files that it is made of, by URI; the root's too. */
  readonly files: ReadonlyMap<string, SpecFile>;
  /** Files that it names and that aren't there, or not yet: the host may look for them. */
  readonly missing: ReadonlySet<string>;
  /** Every object of a type, in all units and the shell. */
  all(type: ObjectType): readonly SpecObject[];
  references(): readonly Reference[];
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
  readonly file: 'read' | 'missing' | 'outside';
}

/**
 * Gives a file by its URI; undefined where there is none, or none that has been read yet; `outside` for one that isn't to be read, since it is
 * outside of the workspace.
 */
export type FileProvider = (uri: string) => SpecFile | 'outside' | undefined;

/** Puts a description together from its root document. Undefined where the document declares no version. */
export function buildSpec(file: SpecFile, provide: FileProvider): Spec | undefined {
  const { root } = file;
  const declared = versionOf(root);
  if (root?.kind !== 'map' || !declared) return undefined;
  return new SpecBuilder(file, root, declared, provide).build();
}

class SpecBuilder {
  readonly #file: SpecFile;
  readonly #root: MapNode;
  readonly #declared: DeclaredVersion;
  readonly #provide: FileProvider;
  readonly #files = new Map<string, SpecFile>();
  readonly #missing = new Set<string>();
  readonly #units: Unit[] = [];
  readonly #seen = new Set<string>();
  readonly #entered = new Set<Unit>();
  readonly #found = new Map<Target, Found>();

  constructor(file: SpecFile, root: MapNode, declared: DeclaredVersion, provide: FileProvider) {
    this.#file = file;
    this.#root = root;
    this.#declared = declared;
    this.#provide = provide;
    this.#files.set(file.uri, file);
  }

  build(): Spec {
    const { uri } = this.#file;
    const { version } = this.#declared;
    const root = this.#root;
    const start = { uri, version, type: 'openapi', node: root, entry: undefined } as const;
    const shell = makeUnit(start, walk({ ...start, base: uri, isShell: true }));
    for (const [entry, type] of members(root, version)) this.#add({ uri, version, type, node: entry.value, entry });
    // Units are added while their references are followed.
    this.#follow(shell.references, version);
    for (let at = 0; at < this.#units.length; at++) {
      const unit = this.#units[at];
      if (unit) this.#follow(unit.uri === uri ? unit.outward : unit.references, unit.version);
    }
    const units = this.#units;
    const byType = new Map<ObjectType, readonly SpecObject[]>();
    let references: readonly Reference[] | undefined;
    return {
      uri,
      version,
      declared: this.#declared,
      file: this.#file,
      root,
      shell,
      units,
      files: this.#files,
      missing: this.#missing,
      all(type) {
        let objects = byType.get(type);
        if (!objects) {
          objects = [shell, ...units].flatMap((unit) => unit.ofType(type));
          byType.set(type, objects);
        }
        return objects;
      },
      references() {
        references ??= [shell, ...units].flatMap((unit) => unit.references);
        return references;
      },
      lookup: (base, reference) => this.#lookup(base, reference),
    };
  }

  #add(start: Parameters<typeof unitOf>[0]): void {
    const unit = unitOf(start);
    if (this.#entered.has(unit)) return;
    this.#entered.add(unit);
    this.#units.push(unit);
  }

  #follow(references: readonly Reference[], version: SpecVersion): void {
    for (const { base, target: reference, expects, kind } of references) {
      const target = targetOf(base, reference);
      if (target.isRemote) continue;
      const key = `${target.uri}#${target.tokens?.join('/') ?? target.anchor}|${expects}`;
      if (this.#seen.has(key) || (target.uri === this.#file.uri && !isUntyped(target))) continue;
      this.#seen.add(key);
      const { node, entry } = this.#lookup(base, reference);
      if (!node || kind === 'operation-ref') continue;
      // A file that declares a version has its own rules.
      const own = target.uri === this.#file.uri ? undefined : versionOf(this.#files.get(target.uri)?.root);
      this.#add({ uri: target.uri, version: own?.version ?? version, type: expects, node, entry });
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

  #find(target: Target): Found {
    if (target.isRemote) return { target, node: undefined, entry: undefined, file: 'missing' };
    const file = this.#fileOf(target.uri);
    if (!file || file === 'outside') return { target, node: undefined, entry: undefined, file: file ?? 'missing' };
    let node: Node | undefined = file.root;
    let entry: Entry | undefined;
    for (const token of target.tokens ?? ['']) {
      if (node?.kind === 'map') {
        entry = node.entry(token);
        node = entry?.value;
      } else if (node?.kind === 'list') {
        entry = undefined;
        node = /^(?:0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : undefined;
      } else node = undefined;
    }
    return { target, node, entry: node && entry, file: 'read' };
  }

  #fileOf(uri: string): SpecFile | 'outside' | undefined {
    const known = this.#files.get(uri);
    if (known) return known;
    const file = this.#provide(uri);
    if (file === undefined) this.#missing.add(uri);
    else if (file !== 'outside') this.#files.set(uri, file);
    return file;
  }
}

/** In the order of the text: the entries of the root that are units of their own, and what each is. */
function members(root: MapNode, version: SpecVersion): (readonly [Entry, ObjectType])[] {
  const found: (readonly [Entry, ObjectType])[] = [];
  const addAll = (map: Node, type: ObjectType): void => {
    if (map.kind !== 'map') return;
    for (const entry of map.entries) if (!isExtensionOf(entry, type)) found.push([entry, type]);
  };
  for (const { key, value } of root.entries) {
    if (version === '2.0') {
      const type = key === 'paths' ? 'pathItem' : swaggerComponents.get(key);
      if (type) addAll(value, type);
    } else if (key === 'paths' || key === 'webhooks') addAll(value, 'pathItem');
    else if (key === 'components' && value.kind === 'map') {
      for (const { key: kind, value: components } of value.entries) {
        const type = componentTypes.get(kind);
        if (type) addAll(components, type);
      }
    }
  }
  return found;
}

function isExtensionOf(entry: Entry, type: ObjectType): boolean {
  return type === 'pathItem' && entry.key.startsWith('x-');
}

const swaggerComponents: ReadonlyMap<string, ObjectType> = new Map([
  ['definitions', 'schema'],
  ['parameters', 'parameter'],
  ['responses', 'response'],
  ['securityDefinitions', 'securityScheme'],
]);

const componentTypes: ReadonlyMap<string, ObjectType> = new Map([
  ['schemas', 'schema'],
  ['responses', 'response'],
  ['parameters', 'parameter'],
  ['examples', 'example'],
  ['requestBodies', 'requestBody'],
  ['headers', 'header'],
  ['securitySchemes', 'securityScheme'],
  ['links', 'link'],
  ['callbacks', 'callback'],
  ['pathItems', 'pathItem'],
  ['mediaTypes', 'mediaType'],
]);

/** A place of the root that the grammar gives no type: below an extension, or a key of another version. */
function isUntyped({ tokens }: Target): boolean {
  return tokens?.some((token) => token.startsWith('x-')) ?? false;
}
