import {
  type AliasEvent,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { shorten } from '../../configuration/problem.ts';
import type { Entry, Node, ScalarNode, ScalarStyle } from './node.ts';
import { sharedWord } from './shared-word.ts';
import type { ReadEntry, TreeBuilder } from './tree-builder.ts';
import { coreTag } from './yaml-tags.ts';
import { documentMarker, endOfBlock, endOfDash, endOfFlow, startOfBlock, startOfLine } from './yaml-text.ts';

/** The tree of a text from the events that `js-yaml` reads in it: the first document's. */
export function readEvents(builder: TreeBuilder, events: readonly Event[]): Node | undefined {
  return new EventReader(builder, events).readDocuments();
}

type NodeEvent = AliasEvent | MappingEvent | ScalarEvent | SequenceEvent;

/** A place that an event doesn't have. */
const nowhere = -1;

class EventReader {
  readonly #builder: TreeBuilder;
  readonly #events: readonly Event[];
  readonly #text: string;
  #at = 0;
  /** Behind the last thing that was read. */
  #end = 0;
  #handles: ReadonlyMap<string, string> = noHandles;

  constructor(builder: TreeBuilder, events: readonly Event[]) {
    this.#builder = builder;
    this.#events = events;
    this.#text = builder.part.text;
  }

  readDocuments(): Node | undefined {
    const isFiller = this.#builder.part.kind === 'filler';
    const root = isFiller ? undefined : this.#document();
    this.#checkFurtherDocuments();
    return root;
  }

  #document(): Node | undefined {
    const event = this.#events[this.#at++];
    if (event?.type !== EVENT_ID.DOCUMENT) return undefined;
    if (event.explicitStart) this.#end = documentMarker(this.#text, this.#end) + 3;
    const tags = event.directives.filter((directive) => directive.kind === 'tag');
    if (tags.length > 0) this.#handles = new Map(tags.map(({ handle, prefix }) => [handle, prefix]));
    const isEmpty = this.#nextIsEmpty();
    const root = this.#node();
    this.#at++;
    return isEmpty ? undefined : root;
  }

  #checkFurtherDocuments(): void {
    for (; this.#at < this.#events.length; this.#at++) {
      const event = this.#events[this.#at];
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      const marker = event.explicitStart ? documentMarker(this.#text, this.#end) : nowhere;
      if (marker !== nowhere) this.#end = marker + 3;
      this.#at++;
      if (this.#nextIsEmpty()) continue;
      const start = marker === nowhere ? startOf(this.#events[this.#at]) : marker;
      const [word = ''] = /^\S*/.exec(this.#text.slice(start, start + 60)) ?? [];
      this.#builder.report(start, start + word.length, 'Only the first document of a file is read');
      return;
    }
  }

  #nextIsEmpty(): boolean {
    const event = this.#events[this.#at];
    return (
      event?.type === EVENT_ID.SCALAR &&
      event.valueStart === nowhere &&
      event.tagStart === nowhere &&
      event.anchorStart === nowhere
    );
  }

  #node(): Node {
    const event = this.#events[this.#at++];
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) {
      return this.#builder.empty(this.#end);
    }
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event);
    if (event.anchorStart === nowhere) return this.#nodeOf(event);
    const anchor = this.#builder.openAnchor(this.#text.slice(event.anchorStart, event.anchorEnd));
    const node = this.#nodeOf(event);
    this.#builder.closeAnchor(anchor, node);
    return node;
  }

  #nodeOf(event: Exclude<NodeEvent, AliasEvent>): Node {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.MAPPING:
        return this.#map(event);
      case EVENT_ID.SEQUENCE:
        return this.#list(event);
    }
  }

  #alias({ anchorStart, anchorEnd }: AliasEvent): Node {
    this.#end = anchorEnd;
    return this.#builder.alias(this.#text.slice(anchorStart, anchorEnd), anchorStart - 1, anchorEnd);
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const start = this.#startOfScalar(event);
    const tag = this.#tagOf(event);
    this.#end = this.#endOfScalar(event, start);
    if (event.valueStart === nowhere && tag === undefined) return this.#builder.empty(start);
    return this.#builder.scalar(start, this.#end, getScalarValue(this.#text, event), styleOf(event), tag);
  }

  #tagOf({ tagStart, tagEnd }: ScalarEvent): string | undefined {
    return tagStart === nowhere ? undefined : coreTag(this.#text.slice(tagStart, tagEnd), this.#handles);
  }

  #startOfScalar({ valueStart, style, tagEnd, anchorEnd }: ScalarEvent): number {
    if (style === SCALAR_STYLE.PLAIN && valueStart !== nowhere) return valueStart;
    if (style === SCALAR_STYLE.DOUBLE_QUOTED || style === SCALAR_STYLE.SINGLE_QUOTED) return valueStart - 1;
    const before = Math.max(this.#end, tagEnd, anchorEnd);
    return valueStart === nowhere ? before : startOfBlock(this.#text, before);
  }

  #endOfScalar({ valueStart, valueEnd, style }: ScalarEvent, start: number): number {
    if (valueStart === nowhere) return start;
    switch (style) {
      case SCALAR_STYLE.PLAIN:
        return valueEnd;
      case SCALAR_STYLE.SINGLE_QUOTED:
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return valueEnd + 1;
      case SCALAR_STYLE.LITERAL_BLOCK:
      case SCALAR_STYLE.FOLDED_BLOCK:
        return endOfBlock(this.#text, start, valueEnd);
    }
  }

  #list({ start, style }: SequenceEvent): Node {
    const isBlock = style === COLLECTION_STYLE.BLOCK;
    this.#end = isBlock ? start : start + 1;
    const items: Node[] = [];
    this.#builder.enter();
    while (this.#hasMore()) {
      if (isBlock && this.#nextIsEmpty()) this.#end = endOfDash(this.#text, this.#end);
      items.push(this.#node());
    }
    this.#at++;
    if (!isBlock) this.#end = endOfFlow(this.#text, this.#end);
    return this.#builder.list(start, this.#end, items);
  }

  #map({ start, style }: MappingEvent): Node {
    const isBlock = style === COLLECTION_STYLE.BLOCK || this.#isSinglePair(start);
    this.#end = isBlock ? start : start + 1;
    const entries: ReadEntry[] = [];
    this.#builder.enter();
    let hasMerges = false;
    let firstKey = nowhere;
    while (this.#hasMore()) {
      const entry = this.#entry();
      if (!entry) continue;
      if (firstKey === nowhere) firstKey = entry.keyStart;
      else if (isBlock) this.#checkPlace(entry);
      if (entry.isMerge) hasMerges = true;
      entries.push(entry);
    }
    this.#at++;
    if (!isBlock) this.#end = endOfFlow(this.#text, this.#end);
    return this.#builder.map(isBlock && firstKey !== nowhere ? firstKey : start, this.#end, entries, hasMerges);
  }

  #entry(): ReadEntry | undefined {
    const event = this.#events[this.#at];
    if (event?.type === EVENT_ID.SCALAR) {
      this.#at++;
      const keyStart = this.#startOfScalar(event);
      const keyEnd = this.#endOfScalar(event, keyStart);
      const key = sharedWord(getScalarValue(this.#text, event));
      this.#end = keyEnd;
      if (event.anchorStart !== nowhere) this.#anchorKey(event, keyStart, keyEnd, key);
      const value = this.#node();
      if (key === '<<' && this.#isMergeKey(event)) return { key, keyStart, keyEnd, value, isMerge: true };
      return { key, keyStart, keyEnd, value };
    }
    const before = this.#end;
    const node = this.#node();
    const isAlias = event?.type === EVENT_ID.ALIAS;
    const keyStart = isAlias ? event.anchorStart - 1 : node.start;
    const keyEnd = Math.max(this.#end, before);
    const key = this.#builder.keyOf(node, keyStart, keyEnd);
    const value = this.#node();
    return key === undefined ? undefined : { key, keyStart, keyEnd, value };
  }

  /** `js-yaml` lets a further key of a map stand behind an item of a list (YAML 1.2.2, 8.2.2: each is indented in a line of its own). */
  #checkPlace({ key, keyStart, keyEnd }: Entry): void {
    // An empty key stands somewhere before its colon.
    if (keyStart === keyEnd) return;
    const before = this.#text.slice(startOfLine(this.#text, keyStart), keyStart);
    if (/^ *(?:\?[ \t]+)?(?:[&!]\S*[ \t]+)*$/.test(before)) return;
    this.#builder.report(keyStart, keyEnd, `The key \`${shorten(key)}\` stands behind a value in its line`);
  }

  #isMergeKey(event: ScalarEvent): boolean {
    return event.style === SCALAR_STYLE.PLAIN && (this.#tagOf(event) ?? 'merge') === 'merge';
  }

  #anchorKey(event: ScalarEvent, start: number, end: number, key: string): void {
    const anchor = this.#builder.openAnchor(this.#text.slice(event.anchorStart, event.anchorEnd));
    this.#builder.closeAnchor(anchor, this.#builder.scalar(start, end, key, styleOf(event), this.#tagOf(event)));
  }

  /** A map without braces in a list: `[key: value]`. What stands behind a brace can't begin with it. */
  #isSinglePair(start: number): boolean {
    if (this.#text[start] !== '{') return true;
    const first = this.#events[this.#at];
    return first !== undefined && first.type === EVENT_ID.MAPPING && first.start === start;
  }

  #hasMore(): boolean {
    const event = this.#events[this.#at];
    return event !== undefined && event.type !== EVENT_ID.POP;
  }
}

const noHandles: ReadonlyMap<string, string> = new Map();

function startOf(event: Event | undefined): number {
  if (!event) return 0;
  if (event.type === EVENT_ID.SCALAR) return Math.max(0, event.valueStart);
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : 0;
}

function styleOf({ style }: ScalarEvent): ScalarStyle {
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return 'plain';
    case SCALAR_STYLE.SINGLE_QUOTED:
      return 'single';
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return 'double';
    case SCALAR_STYLE.LITERAL_BLOCK:
      return 'literal';
    case SCALAR_STYLE.FOLDED_BLOCK:
      return 'folded';
  }
}
