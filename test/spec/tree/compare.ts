import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type YAMLMap,
  type Node as YamlNode,
} from 'yaml';
import type { Entry, MapNode, Node } from '#engine/spec/tree/node.ts';

/** Where two trees of a text aren't the same. `path` is where, `what` a reason that many differences may share. */
export interface Difference {
  readonly path: string;
  readonly what: string;
}

/** What the package `yaml` makes of a text that it finds nothing wrong with, against our tree: data, and where keys and values begin. */
export function compareWithYaml(root: Node | undefined, document: Document.Parsed): Difference[] {
  const comparison = new YamlComparison(document);
  const isNothing = document.contents === null || isEmptyScalar(document.contents);
  if (root) comparison.compare(root, document.contents, '');
  else if (!isNothing) comparison.differ('', 'we read nothing');
  return comparison.differences;
}

/** Two trees of the same text from parsers of our own: data and spans. */
export function compareTrees(one: Node | undefined, other: Node | undefined, path = ''): Difference[] {
  if (!one || !other) return one === other ? [] : [{ path, what: 'one reads nothing' }];
  if (one.kind !== other.kind) return [{ path, what: `${one.kind} and ${other.kind}` }];
  if (one.start !== other.start || one.end !== other.end) return [{ path, what: `the span of a ${one.kind}` }];
  if (one.kind === 'scalar' && other.kind === 'scalar') {
    return Object.is(one.value, other.value) ? [] : [{ path, what: 'the value of a scalar' }];
  }
  if (one.kind === 'list' && other.kind === 'list') {
    if (one.items.length !== other.items.length) return [{ path, what: 'the length of a list' }];
    return one.items.flatMap((item, index) => compareTrees(item, other.items[index], `${path}/${index}`));
  }
  if (one.kind === 'map' && other.kind === 'map') {
    if (one.entries.length !== other.entries.length) return [{ path, what: 'the number of entries' }];
    return one.entries.flatMap((entry, index) => compareEntries(entry, other.entries[index], path));
  }
  return [];
}

function compareEntries(one: Entry, other: Entry | undefined, path: string): Difference[] {
  if (one.key !== other?.key) return [{ path, what: 'the text of a key' }];
  if (one.keyStart !== other.keyStart || one.keyEnd !== other.keyEnd) return [{ path, what: 'the span of a key' }];
  return compareTrees(one.value, other.value, `${path}/${one.key}`);
}

class YamlComparison {
  readonly differences: Difference[] = [];
  readonly #document: Document.Parsed;
  readonly #seen = new Set<Node>();

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  differ(path: string, what: string): void {
    this.differences.push({ path, what });
  }

  compare(ours: Node, given: unknown, path: string): void {
    const theirs = isAlias(given) ? this.#resolve(given) : given;
    if (isAlias(given) && !theirs) {
      this.differ(path, 'an alias that `yaml` does not resolve');
      return;
    }
    if (ours.kind !== 'scalar') {
      if (this.#seen.has(ours)) return;
      this.#seen.add(ours);
    }
    if (ours.kind === 'scalar') this.#compareScalar(ours, theirs, path);
    else if (ours.kind === 'list') {
      if (!isSeq(theirs)) {
        this.differ(path, `a list that is ${nameOf(theirs)} to \`yaml\``);
        return;
      }
      if (ours.items.length !== theirs.items.length) {
        this.differ(path, 'the length of a list');
        return;
      }
      if (ours.start !== theirs.range?.[0]) this.differ(path, 'the start of a list');
      ours.items.forEach((item, index) => {
        this.compare(item, theirs.items[index], `${path}/${index}`);
      });
    } else if (isMap(theirs)) this.#compareMap(ours, theirs, path);
    else this.differ(path, `a map that is ${nameOf(theirs)} to \`yaml\``);
  }

  #resolve(alias: Alias): YamlNode | undefined {
    return alias.resolve(this.#document);
  }

  #compareScalar(ours: Extract<Node, { kind: 'scalar' }>, theirs: unknown, path: string): void {
    if (theirs === null || theirs === undefined) {
      if (ours.value !== null) this.differ(path, 'a value where `yaml` has none');
      return;
    }
    if (!isScalar(theirs)) {
      this.differ(path, `a scalar that is ${nameOf(theirs)} to \`yaml\``);
      return;
    }
    if (!Object.is(ours.value, theirs.value)) {
      this.differ(
        path,
        theirs.tag === undefined ? 'the value of a scalar' : `the value of a scalar with the tag ${theirs.tag}`,
      );
      return;
    }
    if (ours.start !== theirs.range?.[0] && !isEmptyScalar(theirs)) this.differ(path, 'the start of a scalar');
  }

  #compareMap(ours: MapNode, theirs: YAMLMap, path: string): void {
    const pairs = theirs.items.filter(({ key }) => isTextKey(key) && !isMergeKey(key));
    const isMerged = theirs.items.some(({ key }) => isMergeKey(key));
    const own = isMerged ? ours.entries.slice(0, pairs.length) : ours.entries;
    if (isMerged) this.#compareMergedKeys(ours, theirs, path);
    if (own.length !== pairs.length) {
      this.differ(path, 'the number of entries');
      return;
    }
    const isFlow = theirs.flow === true && own[0]?.keyStart !== ours.start;
    if (isFlow && ours.start !== theirs.range?.[0]) this.differ(path, 'the start of a map');
    own.forEach((entry, index) => {
      const pair = pairs[index];
      if (pair) this.#compareEntry(entry, pair, path);
    });
  }

  #compareMergedKeys(ours: MapNode, theirs: YAMLMap, path: string): void {
    const merged = theirs.toJS(this.#document);
    // Their number: `yaml` makes other text of keys such as `1.0` and `~`.
    const count = new Set(ours.entries.map(({ key }) => key)).size;
    if (Object.keys(merged).length !== count) this.differ(path, 'the keys that are merged');
  }

  #compareEntry(entry: Entry, { key: given, value }: Pair, path: string): void {
    const key = isAlias(given) ? this.#resolve(given) : given;
    if (key !== null && !isScalar(key)) {
      this.differ(path, `a key that is ${nameOf(key)} to \`yaml\``);
      return;
    }
    const text = key === null ? '' : key.type === 'PLAIN' ? (key.source ?? '') : String(key.value);
    if (entry.key !== text) this.differ(path, 'the text of a key');
    const start =
      given !== null && typeof given === 'object' && 'range' in given && Array.isArray(given.range)
        ? given.range[0]
        : undefined;
    if (text !== '' && entry.keyStart !== start) this.differ(path, 'the start of a key');
    this.compare(entry.value, value, `${path}/${entry.key}`);
  }
}

function isTextKey(key: unknown): boolean {
  return !isMap(key) && !isSeq(key);
}

function isMergeKey(key: unknown): boolean {
  const isPlain = isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
  return isPlain && (key.tag === undefined || key.tag.endsWith(':merge'));
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.source === '';
}

function nameOf(node: unknown): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  return isScalar(node) ? 'a scalar' : 'nothing';
}
