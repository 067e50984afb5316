import { isMap, isScalar, parseDocument } from 'yaml';
import type { Span } from '../finding.ts';

/** The YAML between `---` lines at the very start of a document. */
export interface FrontMatter {
  /** With both `---` lines and the last line break. */
  readonly span: Span;
  /** The YAML text. */
  readonly contentSpan: Span;
  /** Top-level keys with scalar values; spans are the document's. Read when they are first asked for. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
}

export interface FrontMatterEntry {
  readonly value: unknown;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** Undefined where the text doesn't begin with a closed front matter block. `start` is behind a byte order mark. */
export function readFrontMatter(text: string, start: number): FrontMatter | undefined {
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(start, start + 64));
  if (!opening) return undefined;
  const contentStart = start + opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm;
  closing.lastIndex = contentStart;
  const end = closing.exec(text);
  if (!end || end[0].trim() === '') return undefined;
  const contentSpan = { start: contentStart, end: end.index };
  let entries: FrontMatter['entries'] | undefined;
  return {
    span: { start, end: end.index + end[0].length },
    contentSpan,
    get entries() {
      entries ??= readEntries(text.slice(contentSpan.start, contentSpan.end), contentStart);
      return entries;
    },
  };
}

/** Where a document begins. */
export function startBehindMark(text: string): number {
  return text.charCodeAt(0) === byteOrderMark ? 1 : 0;
}

const byteOrderMark = 0xfeff;

function readEntries(yaml: string, offset: number): ReadonlyMap<string, FrontMatterEntry> {
  const entries = new Map<string, FrontMatterEntry>();
  const document = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
  if (!isMap(document.contents)) return entries;
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key) || !key.range) continue;
    const keySpan = { start: offset + key.range[0], end: offset + key.range[1] };
    if (isScalar(value) && value.range) {
      const valueSpan = { start: offset + value.range[0], end: offset + value.range[1] };
      entries.set(String(key.value), { value: value.value, keySpan, valueSpan });
    }
  }
  return entries;
}
