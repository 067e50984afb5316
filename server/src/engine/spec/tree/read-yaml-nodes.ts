import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Node, ScalarNode, ScalarStyle } from './node.ts';
import { maximumLevels } from './parsed.ts';
import { sharedWord } from './shared-word.ts';
import type { ReadEntry, TreeBuilder } from './tree-builder.ts';
import { coreName } from './yaml-tags.ts';
import { endOfBlock } from './yaml-text.ts';

/** The tree of what the package `yaml` understood of a text. */
export function readYamlNodes(builder: TreeBuilder, { contents }: Document.Parsed): Node | undefined {
  if (contents === null || (isScalar(contents) && isEmpty(contents))) return undefined;
  return new YamlNodeReader(builder).read(contents, 0);
}

class YamlNodeReader {
  readonly #builder: TreeBuilder;
  readonly #text: string;
  /** Behind the last thing that was read. */
  #end = 0;
  #isTooDeep = false;

  constructor(builder: TreeBuilder) {
    this.#builder = builder;
    this.#text = builder.part.text;
  }

  read(node: ParsedNode | null, level: number): Node {
    if (node === null) return this.#builder.empty(this.#end);
    const [start, end] = this.#spanOf(node);
    if (level > maximumLevels) {
      const message = 'More than 500 levels stand in one another; what is deeper is not read';
      if (!this.#isTooDeep) this.#builder.report(start, end, message);
      this.#isTooDeep = true;
      return this.#builder.empty(this.#end);
    }
    if (isAlias(node)) {
      this.#end = end;
      return this.#builder.alias(node.source, start, end);
    }
    const anchor = node.anchor === undefined ? undefined : this.#builder.openAnchor(node.anchor);
    const made = this.#make(node, start, end, level);
    if (anchor) this.#builder.closeAnchor(anchor, made);
    return made;
  }

  #make(
    node: Exclude<ParsedNode, { source: string; value?: undefined }>,
    start: number,
    end: number,
    level: number,
  ): Node {
    if (isScalar(node)) return this.#scalar(node, start, end);
    if (isMap(node)) return this.#map(node, start, end, level);
    return isSeq(node) ? this.#list(node, start, end, level) : this.#builder.empty(this.#end);
  }

  /** A node's span in the text and behind what was read before, however the broken text was understood. */
  #spanOf({ range }: ParsedNode): readonly [number, number] {
    const start = Math.min(Math.max(range[0], this.#end), this.#text.length);
    return [start, Math.min(Math.max(range[1], start), this.#text.length)];
  }

  #scalar(node: Scalar.Parsed, from: number, to: number): ScalarNode {
    const tag = node.tag === undefined ? undefined : coreName(node.tag);
    if (isEmpty(node)) return this.#builder.scalar(this.#end, this.#end, '', 'plain', tag);
    const style = styleOf(node);
    const isBlock = style === 'literal' || style === 'folded';
    this.#end = isBlock ? Math.max(from, endOfBlock(this.#text, from, to)) : this.#behindText(from, to);
    return this.#builder.scalar(from, this.#end, node.source, style, tag);
  }

  /** A text whose quote isn't closed ends with its last character. */
  #behindText(from: number, to: number): number {
    return from + this.#text.slice(from, to).trimEnd().length;
  }

  #list({ items, flow }: YAMLSeq.Parsed, start: number, end: number, level: number): Node {
    this.#end = flow ? Math.min(start + 1, end) : start;
    this.#builder.enter();
    const read = items.map((item) => this.#item(item, level + 1));
    if (flow) this.#closeFlow(end, ']');
    return this.#builder.list(start, this.#end, read);
  }

  #item(item: ParsedNode | Pair<ParsedNode, ParsedNode | null>, level: number): Node {
    if (!('key' in item)) {
      // An empty item stands behind its dash.
      if (isScalar(item) && isEmpty(item)) [, this.#end] = this.#spanOf(item);
      return this.read(item, level);
    }
    this.#builder.enter();
    const entry = this.#entry(item, level);
    const entries = entry ? [entry] : [];
    return this.#builder.map(entry?.keyStart ?? this.#end, this.#end, entries, entry?.isMerge === true);
  }

  #map({ items, flow }: YAMLMap.Parsed, start: number, end: number, level: number): Node {
    const hasBrace = flow === true && this.#text[start] === '{';
    this.#end = hasBrace ? Math.min(start + 1, end) : start;
    const entries: ReadEntry[] = [];
    this.#builder.enter();
    for (const pair of items) {
      entries.push(...this.#linesAbove(pair.key));
      const entry = this.#entry(pair, level + 1);
      if (entry) entries.push(entry);
    }
    if (hasBrace) this.#closeFlow(end, '}');
    const hasMerges = entries.some(({ isMerge }) => isMerge);
    return this.#builder.map(hasBrace ? start : (entries[0]?.keyStart ?? start), this.#end, entries, hasMerges);
  }

  #keyText(key: Scalar.Parsed, start: number, end: number): string {
    return styleOf(key) === 'plain' ? this.#text.slice(start, end) : key.source;
  }

  #closeFlow(end: number, bracket: string): void {
    if (end > this.#end && this.#text[end - 1] === bracket) this.#end = end;
  }

  /** The lines above a key that were taken for its beginning, since they have no colon: keys of their own. */
  #linesAbove(keyNode: ParsedNode | null): ReadEntry[] {
    if (!isScalar(keyNode) || styleOf(keyNode) !== 'plain') return [];
    const [start, end] = this.#spanOf(keyNode);
    const line = /([^\r\n]*?)[ \t]*(?:\r\n|\r|\n)\s*/y;
    const entries: ReadEntry[] = [];
    line.lastIndex = start;
    for (let found = line.exec(this.#text); found && line.lastIndex < end; found = line.exec(this.#text)) {
      const [, key = ''] = found;
      const keyEnd = found.index + key.length;
      const value = this.#builder.empty(keyEnd);
      entries.push({ key: sharedWord(key), keyStart: found.index, keyEnd, value });
      this.#end = line.lastIndex;
    }
    return entries;
  }

  #entry(
    { key: keyNode, value: valueNode }: Pair<ParsedNode, ParsedNode | null>,
    level: number,
  ): ReadEntry | undefined {
    const made = this.read(keyNode, level);
    const [start] = keyNode === null ? [this.#end] : this.#spanOf(keyNode);
    const keyStart = isAlias(keyNode) ? Math.min(keyNode.range[0], this.#end) : Math.min(made.start, start);
    const keyEnd = this.#end;
    const key = isScalar(keyNode)
      ? sharedWord(this.#keyText(keyNode, keyStart, keyEnd))
      : this.#builder.keyOf(made, keyStart, keyEnd);
    const value = this.read(valueNode, level);
    if (key === undefined) return undefined;
    const isMerge = key === '<<' && isScalar(keyNode) && isMergeKey(keyNode);
    return isMerge ? { key, keyStart, keyEnd, value, isMerge } : { key, keyStart, keyEnd, value };
  }
}

function isEmpty(node: Scalar.Parsed): boolean {
  return styleOf(node) === 'plain' && node.source === '';
}

function isMergeKey(node: Scalar.Parsed): boolean {
  return styleOf(node) === 'plain' && (node.tag === undefined || coreName(node.tag) === 'merge');
}

function styleOf({ type }: Scalar.Parsed): ScalarStyle {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
  }
  return 'plain';
}
