import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { problem } from '../configuration/problem.ts';
import type { Finding, Span } from '../finding.ts';
import { syntaxMessage } from './syntax-message.ts';
import type { YamlEntry, YamlScalar, YamlValue } from './value.ts';

export interface ParsedYaml {
  /** Undefined where the document is empty or can't be read at all. */
  readonly root: YamlValue | undefined;
  readonly problems: readonly Finding[];
  /** Parts are missing or guessed: what a schema says of it may not be what is wrong. */
  readonly isBroken: boolean;
}

/**
 * Parses a small YAML file (YAML 1.2: `off` and `no` are text) as far as it can be read. Never throws: what is too large or
 * too deep, and aliases that multiply without bound, are problems.
 */
export function parseYaml(text: string, rule: string): ParsedYaml {
  if (text.length > maximumLength) return refuse(rule, 'The file is larger than 300,000 characters; it is not read');
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
    const problems = document.errors
      .slice(0, maximumErrors)
      .map((error) =>
        problem(rule, spanOf(text, error.pos[0], error.pos[1]), syntaxMessage(error.code, error.message)),
      );
    const reader = new NodeReader(text.length);
    const root = document.contents === null ? undefined : reader.read(document.contents, 0);
    problems.push(
      ...reader.repeatedKeys.slice(0, maximumErrors).map((span) => problem(rule, span, 'This key stands twice')),
    );
    if (reader.isTooLarge) problems.push(...tooLarge(rule));
    return { root, problems, isBroken: document.errors.length > 0 || reader.isTooLarge };
  } catch (error) {
    if (error instanceof RangeError) return refuse(rule, 'The file is nested too deeply to be read');
    throw error;
  }
}

const maximumLength = 300_000;
const maximumValues = 100_000;
const maximumDepth = 100;
const maximumErrors = 20;

class NodeReader {
  readonly repeatedKeys: Span[] = [];
  isTooLarge = false;
  readonly #textLength: number;
  /** The nodes that have a name so far: an alias means the last one above it. */
  readonly #anchors = new Map<string, ParsedNode>();
  #values = 0;

  constructor(textLength: number) {
    this.#textLength = textLength;
  }

  read(node: ParsedNode | null, depth: number, fallback?: Span): YamlValue {
    const target = isAlias(node) ? this.#anchors.get(node.source) : node;
    this.#values++;
    if (this.#values > maximumValues || depth > maximumDepth) {
      this.isTooLarge = true;
      return empty(fallback);
    }
    if (!target || isAlias(target)) return empty(fallback);
    if (target === node && target.anchor !== undefined) this.#anchors.set(target.anchor, target);
    const span = { start: target.range[0], end: Math.min(target.range[1], this.#textLength) };
    if (isMap(target)) return { kind: 'map', span, entries: this.#entries(target, depth) };
    if (isSeq(target))
      return { kind: 'list', span, items: target.items.map((item) => this.read(item, depth + 1, span)) };
    return isScalar(target) ? { kind: 'scalar', span, value: scalarValue(target.value) } : empty(span);
  }

  #entries(map: YAMLMap.Parsed, depth: number): YamlEntry[] {
    const entries: YamlEntry[] = [];
    const keys = new Set<string>();
    for (const pair of map.items) {
      const key = this.read(pair.key, depth + 1);
      // From here on every key would be read as nothing, and nothing stands twice.
      if (this.isTooLarge) break;
      if (key.kind !== 'scalar') continue;
      const value = this.read(pair.value, depth + 1, { start: key.span.end, end: key.span.end });
      const name = String(key.value ?? '');
      if (keys.has(name)) this.repeatedKeys.push(key.span);
      keys.add(name);
      entries.push({ key: name, keySpan: key.span, value });
    }
    return entries;
  }
}

function scalarValue(value: unknown): YamlScalar['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  return String(value);
}

function empty(span: Span | undefined): YamlScalar {
  return { kind: 'scalar', value: null, span: span ?? { start: 0, end: 0 } };
}

function spanOf(text: string, start: number, end: number): Span {
  const from = Math.min(start, text.length);
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

function tooLarge(rule: string): Finding[] {
  return [
    ...refuse(rule, 'The file, with its aliases written out, is too large or too deep; only its beginning is read')
      .problems,
  ];
}

function refuse(rule: string, message: string): ParsedYaml {
  return { root: undefined, isBroken: true, problems: [problem(rule, { start: 0, end: 0 }, message)] };
}
