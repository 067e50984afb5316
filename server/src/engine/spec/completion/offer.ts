import { escapeSnippet } from '../../completion/escape-snippet.ts';
import { type Completion, type CompletionKind, sortKey } from '../../completion/item.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { SpecCursor } from './context.ts';
import { renderEntries, renderItem, renderValue, type SnippetPlace } from './render-snippet.ts';
import { bareHole, fixed, type Skeleton, type SkeletonEntry } from './skeleton.ts';

/** One thing that may stand at the cursor, apart from how it is written there. */
export type Offer = KeyOffer | EntriesOffer | ValueOffer;

interface Words {
  readonly label?: string | undefined;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  readonly kind?: CompletionKind;
  readonly isDeprecated?: boolean | undefined;
  /** Lower ranks stand first; those of one rank as they come. */
  readonly rank?: number;
  /** What the author may type instead of the label. */
  readonly filter?: string;
}

/** A key, and the value to begin with. */
export interface KeyOffer extends Words {
  readonly is: 'key';
  readonly key: string;
  readonly value?: Skeleton | undefined;
}

/** Entries of a map, or a whole map. */
export interface EntriesOffer extends Words {
  readonly is: 'entries';
  readonly label: string;
  readonly entries: readonly SkeletonEntry[];
}

export interface ValueOffer extends Words {
  readonly is: 'value';
  readonly value: Skeleton;
  readonly label: string;
}

/** A scalar as it is. */
export function scalarOffer(value: string | number | boolean, words: Words = {}): ValueOffer {
  return { kind: 'value', ...words, is: 'value', value: fixed(value), label: words.label ?? String(value) };
}

/** Writes an offer at a cursor; undefined where it can't stand there. */
export function toCompletion(file: SpecFile, cursor: SpecCursor, offer: Offer, index: number): Completion | undefined {
  const written = write(file, cursor, offer);
  if (!written) return undefined;
  const label = offer.label ?? (offer.is === 'key' ? offer.key : '');
  const { commaBefore } = cursor;
  return {
    label,
    kind: offer.kind ?? 'key',
    insertText: written.text + (cursor.needsCommaAfter ? ',' : ''),
    isSnippet: true,
    span: written.span ?? cursor.span,
    detail: offer.detail,
    documentation: offer.documentation,
    sortText: sortKey(String.fromCharCode(97 + (offer.rank ?? 4)), index),
    filterText: (cursor.quote ?? '') + (offer.filter ?? label),
    ...(offer.isDeprecated && { isDeprecated: true }),
    ...(commaBefore !== undefined && {
      moreEdits: [{ span: { start: commaBefore, end: commaBefore }, text: ',' }],
    }),
  };
}

interface WrittenText {
  readonly text: string;
  readonly span?: SpecCursor['span'];
}

function write(file: SpecFile, cursor: SpecCursor, offer: Offer): WrittenText | undefined {
  const isJson = file.format === 'json' || cursor.isFlow;
  const place: SnippetPlace = { format: isJson ? 'json' : 'yaml', indent: cursor.indent, step: cursor.step };
  if (offer.is === 'value') return valueText(file, cursor, { offer, place });
  const entries = offer.is === 'key' ? [{ key: offer.key, value: offer.value ?? empty }] : offer.entries;
  if (cursor.kind === 'value') return wholeMap(cursor, entries, place);
  const blank = cursor.needsBlank ? ' ' : '';
  if (offer.is === 'entries') {
    return cursor.hasColon ? undefined : { text: blank + renderEntries(entries, place) };
  }
  if (cursor.hasColon) return { text: blank + keyText(file, cursor, offer.key) };
  const key = keyText(file, cursor, offer.key);
  const value = renderValue(offer.value ?? empty, place);
  return { text: `${blank}${key}:${value.startsWith('\n') ? '' : ' '}${value}` };
}

const empty: Skeleton = bareHole('');

/** A key in the quotes that stand there already, else as the format wants it. */
function keyText(file: SpecFile, cursor: SpecCursor, key: string): string {
  if (file.format === 'json' || cursor.quote === '"') return escapeSnippet(JSON.stringify(key));
  if (cursor.quote === "'") return escapeSnippet(`'${key.replaceAll("'", "''")}'`);
  const place: SnippetPlace = { format: 'yaml', indent: 0, step: 2 };
  return renderValue(fixed(key), place);
}

/** An object where a value is to be written. */
function wholeMap(cursor: SpecCursor, entries: readonly SkeletonEntry[], place: SnippetPlace): WrittenText | undefined {
  if (cursor.quote !== undefined || entries.length === 0) return undefined;
  const skeleton: Skeleton = { kind: 'map', entries };
  return objectText(cursor, skeleton, place);
}

function objectText(cursor: SpecCursor, skeleton: Skeleton, place: SnippetPlace): WrittenText {
  if (cursor.needsHyphen) return { text: renderItem(skeleton, place) };
  const text = renderValue(skeleton, place);
  const { colonEnd } = cursor;
  const isBlock = text.startsWith('\n') && colonEnd !== undefined;
  if (isBlock) return { text, span: { start: colonEnd, end: cursor.span.end } };
  return { text: cursor.needsBlank ? ` ${text}` : text };
}

function valueText(
  file: SpecFile,
  cursor: SpecCursor,
  { offer: { value }, place }: { readonly offer: ValueOffer; readonly place: SnippetPlace },
): WrittenText | undefined {
  const isScalar = value.kind === 'fixed';
  if (!isScalar && cursor.quote !== undefined) return undefined;
  if (value.kind === 'map' && cursor.kind === 'key') return { text: renderEntries(value.entries, place) };
  if (value.kind === 'map' || value.kind === 'list') {
    const isItems = cursor.kind === 'key' && value.kind === 'list';
    if (isItems && place.format === 'yaml') {
      return { text: value.items.map((item) => renderItem(item, place)).join(`\n${' '.repeat(place.indent)}`) };
    }
    return objectText(cursor, value, place);
  }
  if (cursor.needsHyphen) return { text: renderItem(value, place) };
  const blank = cursor.needsBlank ? ' ' : '';
  if (!isScalar) return { text: blank + renderValue(value, place) };
  const text = scalarText(file, cursor, value.value);
  return text === undefined ? undefined : { text: blank + text };
}

/** In the quotes that stand there; only text can stand in some. */
function scalarText(
  file: SpecFile,
  { quote, isFlow }: SpecCursor,
  value: string | number | boolean,
): string | undefined {
  if (file.format === 'json') return escapeSnippet(JSON.stringify(value));
  if (quote !== undefined) {
    if (typeof value !== 'string') return undefined;
    return escapeSnippet(quote === '"' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`);
  }
  const place: SnippetPlace = { format: 'yaml', indent: 0, step: 2 };
  const text = renderValue(fixed(value), place);
  const needsQuotes = isFlow && typeof value === 'string' && /[,[\]{}]/.test(value) && !/^["']/.test(text);
  return needsQuotes ? escapeSnippet(`'${value.replaceAll("'", "''")}'`) : text;
}
