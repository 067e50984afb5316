import type { Span } from '../finding.ts';
import { flowContext } from './flow-context.ts';

/** What is being written at a place of a YAML text, however broken the text is. */
export interface YamlContext {
  /** `key`: a mapping's key, or a list's item that may become one; `value`: the value of a key. */
  readonly kind: 'key' | 'value';
  /** Of the value, or of the mapping that the key belongs to. */
  readonly path: readonly (string | number)[];
  /** The word around the cursor. */
  readonly span: Span;
  /** The other keys of the mapping. */
  readonly siblings: readonly string[];
  /** A colon follows the key already. */
  readonly hasColon: boolean;
}

/**
 * Reads the context from the indentation of the lines above, since a text that is being typed seldom parses. Undefined in
 * comments and in text blocks.
 */
export function yamlContextAt(text: string, offset: number): YamlContext | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before)) return undefined;
  const lines = text.slice(0, lineStart).split(/\r?\n/).slice(0, -1);
  const { indent, dashes, rest } = readPrefix(before);
  const column = indent + dashes.length;
  const parents = pathAbove(lines, dashes === '' ? column : indent, dashes !== '');
  if (!parents) return undefined;
  const items = Array.from({ length: countDashes(dashes) }, () => 0);
  const path = [...parents, ...items];
  const span = wordAround(text, offset);
  const pair = /^("[^"]*"|'[^']*'|[^\s:#'"[{][^:#]*?):(?:\s+|$)(.*)$/s.exec(rest);
  const key = pair?.[1];
  const value = key === undefined ? rest : (pair?.[2] ?? '');
  const valuePath = key === undefined ? path : [...path, unquote(key)];
  if (/^[[{]/.test(value)) return { ...flowContext(value, valuePath), span, hasColon: followsColon(text, span.end) };
  // The cursor must stand behind the blank that makes the colon one.
  if (key !== undefined && /:$/.test(before)) return undefined;
  const kind = key === undefined ? 'key' : 'value';
  const siblings = kind === 'key' ? siblingKeys(text, lineStart, column) : [];
  return { kind, path: valuePath, span, siblings, hasColon: followsColon(text, span.end) };
}

interface LinePrefix {
  readonly indent: number;
  /** `- ` as often as it stands there. */
  readonly dashes: string;
  readonly rest: string;
}

function readPrefix(line: string): LinePrefix {
  const match = /^( *)((?:-(?: +|$))*)(.*)$/s.exec(line);
  return { indent: match?.[1]?.length ?? 0, dashes: match?.[2] ?? '', rest: match?.[3] ?? '' };
}

function countDashes(dashes: string): number {
  return dashes.split('-').length - 1;
}

interface LineKey {
  readonly column: number;
  readonly key: string;
  readonly opensTextBlock: boolean;
}

function keyOf(line: string): LineKey | undefined {
  const { indent, dashes, rest } = readPrefix(line);
  const match = /^("[^"]*"|'[^']*'|[^\s#'"[{][^#]*?):(?:\s+(.*))?$/.exec(rest);
  if (match?.[1] === undefined) return undefined;
  return {
    column: indent + dashes.length,
    key: unquote(match[1]),
    opensTextBlock: /^[|>][-+0-9]*\s*(#.*)?$/.test(match[2] ?? ''),
  };
}

/** The path of the node that stands at a column; undefined inside a text block. */
function pathAbove(lines: readonly string[], column: number, isItem: boolean): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let keyLimit = isItem ? column + 1 : column;
  let dashLimit = column;
  for (const line of [...lines].reverse()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const { indent, dashes } = readPrefix(line);
    const found = keyOf(line);
    if (found && found.column < keyLimit) {
      if (found.opensTextBlock && path.length === 0) return undefined;
      path.unshift(found.key);
      keyLimit = found.column;
      dashLimit = found.column;
    }
    for (let at = dashes.length - 1; at >= 0; at--) {
      if (dashes[at] !== '-' || indent + at >= dashLimit) continue;
      path.unshift(0);
      dashLimit = indent + at;
      keyLimit = indent + at + 1;
    }
    if (keyLimit === 0) break;
  }
  return path;
}

function siblingKeys(text: string, lineStart: number, column: number): string[] {
  const above = text.slice(0, lineStart).split(/\r?\n/).slice(0, -1).reverse();
  const below = text.slice(lineStart).split(/\r?\n/).slice(1);
  const current = readPrefix(text.slice(lineStart).split(/\r?\n/, 1)[0] ?? '');
  return [...(current.dashes === '' ? keysUntilEnd(above, column, true) : []), ...keysUntilEnd(below, column, false)];
}

/** The keys in a column, up to the line where their mapping begins or ends. */
function keysUntilEnd(lines: readonly string[], column: number, isUpwards: boolean): string[] {
  const keys: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const { indent, dashes } = readPrefix(line);
    const beginsItem = dashes !== '' && indent < column;
    if (beginsItem && !isUpwards) break;
    const found = keyOf(line);
    if (found?.column === column) keys.push(found.key);
    if (beginsItem || indent < column) break;
  }
  return keys;
}

function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w/.*-]/.test(text[start - 1] ?? '') && !isDash(text, start - 1)) start--;
  while (end < text.length && /[\w/.*-]/.test(text[end] ?? '')) end++;
  return { start, end };
}

/** The hyphen that begins an item, right before the cursor or the word. */
function isDash(text: string, at: number): boolean {
  return (
    text[at] === '-' &&
    /(^|[\n ])$/.test(text.slice(Math.max(0, at - 1), at)) &&
    /^-( |$|\n)/.test(text.slice(at, at + 2))
  );
}

function followsColon(text: string, at: number): boolean {
  return /^\s*:/.test(text.slice(at, at + 10).split('\n', 1)[0] ?? '');
}

function unquote(key: string): string {
  return /^(['"]).*\1$/.test(key) ? key.slice(1, -1) : key.trim();
}
