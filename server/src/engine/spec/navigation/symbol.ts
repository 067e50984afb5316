import { placeIn } from '../facts/paths.ts';
import { type Entry, keyPlace, type MapNode, type Place, type ScalarNode } from '../tree/node.ts';

/** What a name stands for. Those without a URI are names of a whole description. */
export type SpecSymbol =
  /** What a JSON pointer leads to in a file: a component, a path, a whole file where there are no tokens. */
  | { readonly kind: 'target'; readonly uri: string; readonly tokens: readonly string[] }
  /** `$anchor` or `$dynamicAnchor` of a schema. */
  | { readonly kind: 'anchor'; readonly uri: string; readonly name: string }
  /** By its `operationId`. */
  | { readonly kind: 'operation'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'scheme'; readonly name: string }
  | { readonly kind: 'scope'; readonly scheme: string; readonly name: string }
  /** What stands in the braces of paths: the parameter in one path, and in those that share its declaration. */
  | { readonly kind: 'path-parameter'; readonly name: string; readonly seed: MapNode };

/** One place where a symbol is named: a piece of a key or of a scalar. */
export interface Occurrence {
  readonly role: 'definition' | 'use';
  readonly holder: Holder;
  /** Offset of the name in what the holder says, without quotes and escapes. */
  readonly start: number;
  readonly end: number;
  /** As it is; as a step of a JSON pointer in a URI; or as a name where a reference could stand as well. */
  readonly encoding: 'name' | 'pointer' | 'mapping';
}

/** An occurrence and what it names. */
export interface NamedOccurrence extends Occurrence {
  readonly symbol: SpecSymbol;
}

/** What a name is written in: a key, or a value. */
export type Holder = Entry | ScalarNode;

/** An occurrence that is all of a key or value. */
export function wholeOf(holder: Holder, role: Occurrence['role']): Occurrence {
  return { role, holder, start: 0, end: sayingOf(holder).length, encoding: 'name' };
}

/** What a key or a value says. */
export function sayingOf(holder: Holder): string {
  return isEntry(holder) ? holder.key : String(holder.value);
}

/** With its quotes. */
export function holderPlace(holder: Holder): Place {
  return isEntry(holder) ? keyPlace(holder) : holder;
}

/** Where the name stands; all that the holder says, where it is written with escapes. */
export function occurrencePlace({ holder, start, end }: Occurrence): Place {
  return placeIn(holderPlace(holder), sayingOf(holder), start, end);
}

export function isEntry(holder: Holder): holder is Entry {
  return 'keyStart' in holder;
}

export function isSameSymbol(one: SpecSymbol, other: SpecSymbol): boolean {
  return symbolKey(one) === symbolKey(other) && (one.kind !== 'path-parameter' || isSameSeed(one, other));
}

function isSameSeed(one: SpecSymbol & { readonly kind: 'path-parameter' }, other: SpecSymbol): boolean {
  return other.kind === 'path-parameter' && one.seed === other.seed;
}

/** Equal for the same symbol of a description; path parameters have equal ones in different paths. */
export function symbolKey(symbol: SpecSymbol): string {
  switch (symbol.kind) {
    case 'target':
      return `target ${symbol.uri}#${symbol.tokens.join('\n')}`;
    case 'anchor':
      return `anchor ${symbol.uri}#${symbol.name}`;
    case 'operation':
    case 'tag':
    case 'scheme':
    case 'path-parameter':
      return `${symbol.kind} ${symbol.name}`;
    case 'scope':
      return `scope ${symbol.scheme}\n${symbol.name}`;
  }
}
