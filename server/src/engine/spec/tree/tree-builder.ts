import { didYouMean, suggest } from '../../configuration/problem.ts';
import type { Part } from '../text/part.ts';
import { type Entry, ListNode, MapNode, type Node, ScalarNode, type ScalarStyle } from './node.ts';
import { maximumLevels, type Parsed, type ProblemReach, type RepeatedKey, type SyntaxProblem } from './parsed.ts';
import { repeatedKeysOf } from './repeated-keys.ts';
import { plainValue, taggedValue } from './scalar-value.ts';
import { sharedWord } from './shared-word.ts';

/** What an anchor names; without a node until the end of its own one. */
export interface Anchor {
  readonly name: string;
  readonly countBefore: number;
  readonly deepestBefore: number;
  node: Node | undefined;
  /** How many nodes it has, and how many levels, those of its aliases included. */
  count: number;
  height: number;
}

/** A map's own entry, or a merge key with what it merges. */
export type ReadEntry = Entry & { readonly isMerge?: boolean };

/** Nobody reads more of one part. */
const maximumProblems = 100;

/** More nodes than a text of such a size can have without aliases that multiply. */
const maximumAliasedNodes = 1_000_000;

/** Makes nodes of what a parser reads, from left to right: keys, anchors, aliases and merge keys mean the same whoever reads them. */
export class TreeBuilder {
  readonly part: Part;
  readonly problems: SyntaxProblem[] = [];
  readonly #repeatedKeys: RepeatedKey[] = [];
  readonly #anchors = new Map<string, Anchor>();
  #hasForeignAlias = false;
  #count = 0;
  #aliasedCount = 0;
  #multiplies = false;
  #level = 0;
  #deepest = 0;

  constructor(part: Part) {
    this.part = part;
  }

  finish(root: Node | undefined): Parsed {
    return {
      root,
      problems: this.problems.sort((a, b) => a.start - b.start).slice(0, maximumProblems),
      repeatedKeys: this.#repeatedKeys.sort((a, b) => a.start - b.start),
      hasForeignAlias: this.#hasForeignAlias,
    };
  }

  /** What was found in a piece of the text that was read by itself. */
  take({ problems, repeatedKeys, hasForeignAlias }: Omit<Parsed, 'root'>): void {
    for (const problem of problems) this.problems.push(problem);
    for (const repeated of repeatedKeys) this.#repeatedKeys.push(repeated);
    if (hasForeignAlias) this.#hasForeignAlias = true;
  }

  report(start: number, end: number, message: string, reach?: ProblemReach): void {
    this.problems.push(reach === undefined ? { start, end, message } : { start, end, message, reach });
  }

  /** `tag` is one of the core schema (`str`, `int` …); another tag makes text of it. */
  scalar(start: number, end: number, text: string, style: ScalarStyle, tag: string | undefined): ScalarNode {
    this.#count++;
    return new ScalarNode(this.part, start, end, this.#valueOf(start, end, text, style, tag), style);
  }

  #valueOf(start: number, end: number, text: string, style: ScalarStyle, tag: string | undefined): ScalarNode['value'] {
    if (tag === undefined) return style === 'plain' ? plainValue(text) : text;
    const value = taggedValue(text, tag);
    if (value === undefined) this.report(start, end, `This is no value of the type \`!!${tag}\``);
    return value ?? (value === null ? null : text);
  }

  /** A scalar whose value is known. */
  value(start: number, end: number, value: ScalarNode['value'], style: ScalarStyle): ScalarNode {
    this.#count++;
    return new ScalarNode(this.part, start, end, value, style);
  }

  empty(at: number): ScalarNode {
    this.#count++;
    return new ScalarNode(this.part, at, at, null, 'plain');
  }

  /** A list or a map begins. */
  enter(): void {
    this.#level++;
    if (this.#level > this.#deepest) this.#deepest = this.#level;
  }

  list(start: number, end: number, items: readonly Node[]): ListNode {
    this.#count++;
    this.#level--;
    return new ListNode(this.part, start, end, items);
  }

  map(start: number, end: number, read: readonly ReadEntry[], hasMerges: boolean): MapNode {
    this.#count++;
    this.#level--;
    for (const repeated of repeatedKeysOf(read)) this.#repeatedKeys.push(repeated);
    return new MapNode(this.part, start, end, hasMerges ? this.#merge(read) : read);
  }

  openAnchor(name: string): Anchor {
    const anchor: Anchor = {
      name,
      countBefore: this.#count,
      deepestBefore: this.#deepest,
      node: undefined,
      count: 0,
      height: 0,
    };
    this.#deepest = this.#level;
    this.#anchors.set(name, anchor);
    return anchor;
  }

  closeAnchor(anchor: Anchor, node: Node): void {
    anchor.node = node;
    anchor.count = this.#count - anchor.countBefore;
    anchor.height = this.#deepest - this.#level;
    this.#deepest = Math.max(this.#deepest, anchor.deepestBefore);
  }

  /** The node of an alias; where there is none, an empty one in its place. */
  alias(name: string, start: number, end: number): Node {
    const anchor = this.#anchors.get(name);
    if (!anchor) {
      if (this.part.kind !== 'whole') this.#hasForeignAlias = true;
      const names = [...this.#anchors.keys()].slice(0, 100);
      this.report(start, end, `No anchor \`${name}\`${didYouMean(suggest(name, names))}`);
      return this.empty(start);
    }
    if (!anchor.node) {
      this.report(start, end, `The alias \`*${name}\` stands inside its own anchor`);
      return this.empty(start);
    }
    if (this.#aliasedCount + anchor.count > maximumAliasedNodes) {
      if (!this.#multiplies)
        this.report(start, end, 'Aliases multiply to more than 1,000,000 values; this one is not read');
      this.#multiplies = true;
      return this.empty(start);
    }
    if (this.#level + anchor.height > maximumLevels) {
      this.report(start, end, `With \`*${name}\` more than 500 levels stand in one another; it is not read`);
      return this.empty(start);
    }
    this.#deepest = Math.max(this.#deepest, this.#level + anchor.height);
    this.#aliasedCount += anchor.count;
    this.#count += anchor.count;
    return anchor.node;
  }

  /** An entry's key; undefined, with a problem, where it isn't text. */
  keyOf(node: Node, start: number, end: number): string | undefined {
    if (node.kind === 'scalar') return sharedWord(String(node.value ?? ''));
    this.report(start, end, 'A key must be text');
    return undefined;
  }

  /** The entries with those that merge keys add, once each: a map's own ones win, then those of the map named first. */
  #merge(read: readonly ReadEntry[]): Entry[] {
    const entries: Entry[] = read.filter(({ isMerge }) => !isMerge);
    const keys = new Set(entries.map(({ key }) => key));
    for (const entry of read) {
      if (!entry.isMerge) continue;
      for (const source of this.#mergedMaps(entry)) {
        for (const added of source.entries) {
          if (keys.has(added.key)) continue;
          keys.add(added.key);
          entries.push(added);
        }
      }
    }
    return entries;
  }

  /** https://yaml.org/type/merge.html */
  #mergedMaps({ value, keyStart, keyEnd }: Entry): MapNode[] {
    const sources = value.kind === 'list' ? value.items : [value];
    const maps = sources.filter((source) => source.kind === 'map');
    // An alias without an anchor, and one that isn't read, has its problem already.
    const isKnown = this.problems.length > 0 || this.#hasForeignAlias;
    if (maps.length < sources.length && !(isKnown && sources.every(isMapOrEmpty))) {
      this.report(keyStart, keyEnd, '`<<` merges a map or a list of maps, and this is another value');
    }
    return maps;
  }
}

function isMapOrEmpty(node: Node): boolean {
  return node.kind === 'map' || (node.kind === 'scalar' && node.start === node.end);
}
