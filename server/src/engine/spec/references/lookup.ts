import { presenceOf } from '../changed-pieces.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { Entry, MapNode, Node } from '../tree/node.ts';
import { referenceIn } from '../walk/walk.ts';
import { startsOf } from './named-schemas.ts';
import { pieceOf, type Target, targetOf } from './target.ts';

/** What stands at the end of one reference. */
export interface Found {
  readonly target: Target;
  /** Undefined where nothing does. */
  readonly node: Node | undefined;
  readonly entry: Entry | undefined;
  /** Whether the target's file is there. */
  readonly file: 'read' | 'missing' | 'unreadable' | 'outside';
  /**
   * What decides besides the target's own piece: the pieces of maps on the way that lack the next key, and so may be but a reference to where it is, and of those that these
   * lead to.
   */
  readonly via: readonly string[];
}

/**
 * Gives a file by its URI; undefined where there is none, or none that has been read yet; `outside` for one that isn't to be read, since it is
 * outside of the workspace, `unreadable` for one that is no text, or too large.
 */
export type FileProvider = (uri: string) => Provided;

type Provided = SpecFile | 'outside' | 'unreadable' | undefined;

/** Looks up what references of one description name, in one state of its files. */
export class Lookups {
  /** All files that were looked into, by URI; the root document's from the start. */
  readonly files = new Map<string, SpecFile>();
  /** Files that were asked for, and aren't there. */
  readonly missing = new Set<string>();
  readonly #file: SpecFile;
  readonly #version: SpecVersion;
  readonly #provide: FileProvider;
  readonly #found = new Map<Target, Found>();

  /** `file` is the root document, which declares `version`. */
  constructor(file: SpecFile, version: SpecVersion, provide: FileProvider) {
    this.#file = file;
    this.#version = version;
    this.#provide = provide;
    this.files.set(file.uri, file);
  }

  /** What a reference of the file `base` names. */
  find(base: string, reference: string): Found {
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
      const start = { node: file.root, entry: undefined, uri: target.uri };
      const end = tokens && this.#walk(start, tokens, depth);
      if (end?.node) return { target, ...end, file: 'read' };
      const via = end?.via ?? [];
      const named = this.#findNamed(target, file, depth);
      return named ? { ...named, via: [...via, ...named.via] } : { target, ...nothing, via, file: 'read' };
    }
    return this.#findNamed(target, file, depth) ?? { target, ...nothing, via: [], file: stateOf(file) };
  }

  /** Since 3.1 schemas have names of their own (JSON Schema Core 2020-12, 8.2), and since 3.2 the document has one. */
  #findNamed(target: Target, known: Provided, depth: number): Found | undefined {
    if (this.#version === '2.0' || this.#version === '3.0') return undefined;
    const file = known === undefined || typeof known === 'string' ? this.#file : known;
    const { root, uri } = file;
    if (root?.kind !== 'map') return undefined;
    // What names there are depends on all of the file.
    const whole = { ...target, piece: pieceOf(uri, undefined) };
    for (const start of startsOf(root, uri, target)) {
      const end = this.#walk({ ...start, uri: undefined }, target.tokens ?? [], depth);
      if (end.node) return { target: whole, ...end, file: 'read' };
    }
    return { target: whole, ...nothing, via: [], file: stateOf(known) };
  }

  #walk(start: WalkStart, tokens: readonly string[], depth: number): End & Pick<Found, 'via'> {
    let { node, entry } = start;
    // Where the walk, or its part behind the last reference, began; undefined where only the file is known.
    let from = start.uri === undefined ? undefined : { uri: start.uri, tokens: noTokens };
    let first = 0;
    const via: string[] = [];
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] ?? '';
      if (node?.kind === 'map') {
        let map: MapNode | undefined = node;
        if (!map.has(token)) {
          const holder = from && [...from.tokens, ...tokens.slice(first, index)];
          via.push(from && holder ? pieceOf(from.uri, [...holder, '$ref']) : `${map.part.uri}#`);
          const behind = this.#mapBehind(map, depth, tokens.slice(index));
          via.push(...behind.via);
          ({ map, from } = behind);
          first = index;
        }
        entry = map?.entry(token);
        node = entry?.value;
      } else if (node?.kind === 'list') {
        entry = undefined;
        node = /^(?:0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : undefined;
      } else node = undefined;
    }
    return { node, entry: node && entry, via: via.length === 0 ? noTokens : via };
  }

  /** A map that is itself but a reference; `rest` is looked for in it. */
  #mapBehind(map: MapNode, depth: number, rest: readonly string[]): Behind {
    const pointer = depth < mostSteps ? referenceIn(map) : undefined;
    if (!pointer) return nowhere;
    const target = targetOf(map.part.uri, String(pointer.value));
    const { uri, tokens } = target;
    const { node, via } = this.#find(target, depth + 1);
    const found = node?.kind === 'map' ? node : undefined;
    if (!tokens || via.length > 0) {
      const ends = found ? [`${found.part.uri}#`] : [];
      return { map: found, from: undefined, via: [target.piece, presenceOf(uri), ...via, ...ends] };
    }
    return { map: found, from: { uri, tokens }, via: [pieceOf(uri, [...tokens, ...rest]), presenceOf(uri)] };
  }

  #fileOf(uri: string): Provided {
    const known = this.files.get(uri);
    if (known) return known;
    const file = this.#provide(uri);
    if (file === undefined) this.missing.add(uri);
    else if (typeof file !== 'string') this.files.set(uri, file);
    return file;
  }
}

type End = Pick<Found, 'node' | 'entry'>;

interface WalkStart extends End {
  /** Of the file that it is the root of. */
  readonly uri: string | undefined;
}

interface Behind extends Pick<Found, 'via'> {
  readonly map: MapNode | undefined;
  readonly from: { readonly uri: string; readonly tokens: readonly string[] } | undefined;
}

const nowhere: Behind = { map: undefined, from: undefined, via: [] };

const noTokens: readonly string[] = [];

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
