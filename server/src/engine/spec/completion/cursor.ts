import type { Span } from '../../finding.ts';

/** What is being written at a place of a YAML or JSON text. Offsets are from the start of the text that was read. */
export interface Cursor {
  /** `key`: a key of the map at `path`, or an item of a list that may become a map; `value`: the value at `path`. */
  readonly kind: 'key' | 'value';
  readonly path: readonly (string | number)[];
  /** Of a key: that there is a map isn't said yet, so that a value may stand there as well. */
  readonly mayBeValue: boolean;
  /** The word around the cursor, with its quotes; empty where none is. */
  readonly span: Span;
  /** What of the word stands before the cursor. */
  readonly typed: string;
  readonly quote: '"' | "'" | undefined;
  /** The other keys of the map, as far as they were read. */
  readonly siblings: readonly string[];
  /** A colon follows the key already. */
  readonly hasColon: boolean;
  /** In braces and brackets, and in JSON. */
  readonly isFlow: boolean;
  /** The cursor stands right behind the colon or hyphen, which isn't one in YAML without a blank. */
  readonly needsBlank: boolean;
  /** An item whose hyphen isn't written yet. */
  readonly needsHyphen: boolean;
  /** Behind the colon of the key whose value it is, on the same line. */
  readonly colonEnd: number | undefined;
  /** Where a comma is missing in front. */
  readonly commaBefore: number | undefined;
  /** Another entry or item follows, without a comma before it. */
  readonly needsCommaAfter: boolean;
}

/** Nothing is to be completed in comments and in prose. */
export type NoCursor = undefined;

/** What is the same of most cursors. */
export const plainCursor = {
  mayBeValue: false,
  quote: undefined,
  siblings: [],
  hasColon: false,
  isFlow: false,
  needsBlank: false,
  needsHyphen: false,
  colonEnd: undefined,
  commaBefore: undefined,
  needsCommaAfter: false,
} as const;

/** A key or a value without the quotes around it; what is escaped in it stays so. */
export function unquoted(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text.trim();
  const isClosed = text.length > 1 && text.endsWith(quote);
  const inner = text.slice(1, isClosed ? -1 : undefined);
  if (quote === "'") return inner.replaceAll("''", "'");
  return inner.replaceAll(/\\(["\\/])/g, '$1');
}
