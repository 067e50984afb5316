import type { Part } from '../text/part.ts';

/**
 * A value of a YAML or JSON text. Offsets count UTF-16 code units from the start of the node's part, so that a node stays as
 * it is while the text before its part changes; a file knows where its parts stand ({@link SpecFile.spanOf}).
 *
 * An alias is the very node that its anchor names; a merge key (`<<`) is applied, and its entries stand behind the map's own. So the tree
 * has as many paths to a node as the text has aliases, but no cycle.
 */
export type Node = MapNode | ListNode | ScalarNode;

/** A text that a finding can be about: a node has these very properties. Offsets from the start of the part. */
export interface Place {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** Where a key or an item comes from; `value` is always there: what is missing is an empty scalar behind the key. */
export interface Entry {
  /** As text: YAML's `200:` has the key `200`. */
  readonly key: string;
  /** With its quotes. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
}

/** A map or a list. */
class CollectionNode implements Place {
  readonly part: Part;
  /** Of a map that of the first key, or of `{`. */
  readonly start: number;
  /** Behind the last value, or behind the closing bracket. */
  readonly end: number;
  #content: object | undefined;

  /** With the `content` of a node that this one is a copy of, in another place. */
  constructor(part: Part, start: number, end: number, content: object | undefined) {
    this.part = part;
    this.start = start;
    this.end = end;
    this.#content = content;
  }

  /** The same object for nodes that are copies of each other. */
  get content(): object {
    this.#content ??= {};
    return this.#content;
  }

  /** Whether both are copies of one node, and so say the same; others may do so, too. */
  isCopyOf(other: CollectionNode): boolean {
    return this.#content !== undefined && this.#content === other.#content;
  }
}

export class MapNode extends CollectionNode {
  readonly kind = 'map';
  /** In their order; a key that stands twice is here twice. */
  readonly entries: readonly Entry[];
  #index: Map<string, Entry> | undefined;

  constructor(part: Part, start: number, end: number, entries: readonly Entry[], content?: object) {
    super(part, start, end, content);
    this.entries = entries;
  }

  /** The first entry with a key. */
  entry(key: string): Entry | undefined {
    const { entries } = this;
    if (entries.length > indexedFrom) {
      if (!this.#index) {
        this.#index = new Map();
        for (const entry of entries) if (!this.#index.has(entry.key)) this.#index.set(entry.key, entry);
      }
      return this.#index.get(key);
    }
    for (const entry of entries) if (entry.key === key) return entry;
    return undefined;
  }

  get(key: string): Node | undefined {
    return this.entry(key)?.value;
  }

  has(key: string): boolean {
    return this.entry(key) !== undefined;
  }

  /** The same object as long as the keys are the same, in their order. */
  get keys(): object {
    return this;
  }

  /** The value of a key where it is a map. */
  map(key: string): MapNode | undefined {
    const value = this.get(key);
    return value?.kind === 'map' ? value : undefined;
  }

  /** The value of a key where it is a list. */
  list(key: string): ListNode | undefined {
    const value = this.get(key);
    return value?.kind === 'list' ? value : undefined;
  }

  /** The value of a key where it is text. */
  text(key: string): string | undefined {
    const value = this.get(key);
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
  }
}

/** A list is searched faster than a table, as long as it is short. */
const indexedFrom = 12;

export class ListNode extends CollectionNode {
  readonly kind = 'list';
  readonly items: readonly Node[];

  constructor(part: Part, start: number, end: number, items: readonly Node[], content?: object) {
    super(part, start, end, content);
    this.items = items;
  }
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export class ScalarNode implements Place {
  readonly kind = 'scalar';
  readonly part: Part;
  /** With its quotes; of a text block, with its `|` or `>`. An empty value has an empty span. */
  readonly start: number;
  readonly end: number;
  /** By YAML 1.2's core schema. */
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;

  constructor(part: Part, start: number, end: number, value: string | number | boolean | null, style: ScalarStyle) {
    this.part = part;
    this.start = start;
    this.end = end;
    this.value = value;
    this.style = style;
  }
}

/** The place of an entry's key. */
export function keyPlace({ keyStart, keyEnd, value }: Entry): Place {
  return { part: value.part, start: keyStart, end: keyEnd };
}

/** The place of an entry, from its key to the end of its value. */
export function entryPlace({ keyStart, value }: Entry): Place {
  return { part: value.part, start: keyStart, end: Math.max(value.end, keyStart) };
}

/** What stands at a place. */
export function textAt({ part, start, end }: Place): string {
  return part.text.slice(start, end);
}
