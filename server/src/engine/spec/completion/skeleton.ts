/**
 * A value that is not finished: what must stand in it, and holes that the author fills in. It says nothing of how it is
 * written; `render-snippet.ts` writes it as YAML or as JSON.
 */
export type Skeleton = SkeletonMap | SkeletonList | FixedValue | Hole;

export interface SkeletonMap {
  readonly kind: 'map';
  readonly entries: readonly SkeletonEntry[];
}

export interface SkeletonEntry {
  readonly key: string | Hole;
  readonly value: Skeleton;
}

export interface SkeletonList {
  readonly kind: 'list';
  readonly items: readonly Skeleton[];
}

export interface FixedValue {
  readonly kind: 'fixed';
  readonly value: string | number | boolean;
}

/** A place where the cursor stops, in the order of the text. */
export interface Hole {
  readonly kind: 'hole';
  /** What stands there until something else is typed; may be empty. */
  readonly text: string;
  /** What there is to choose from, `text` first; empty where anything may stand. */
  readonly choices: readonly string[];
  /** A number or a flag has no quotes in JSON. */
  readonly isText: boolean;
  /** Holes with one name are filled in together. */
  readonly name: string | undefined;
}

/** A map with these entries in their order, without those that are undefined. */
export function map(values: Readonly<Record<string, Skeleton | undefined>>): SkeletonMap {
  const entries: SkeletonEntry[] = [];
  for (const [key, value] of Object.entries(values)) if (value) entries.push({ key, value });
  return { kind: 'map', entries };
}

/** A map with one entry whose key is to be filled in. */
export function keyed(key: Hole, value: Skeleton): SkeletonMap {
  return { kind: 'map', entries: [{ key, value }] };
}

export function list(...items: readonly Skeleton[]): SkeletonList {
  return { kind: 'list', items };
}

export function fixed(value: FixedValue['value']): FixedValue {
  return { kind: 'fixed', value };
}

/** Text to be filled in. */
export function hole(text = '', name?: string): Hole {
  return { kind: 'hole', text, choices: [], isText: true, name };
}

/** A number, a flag, or a value of any kind to be filled in. */
export function bareHole(text: string): Hole {
  return { ...hole(text), isText: false };
}

/** Text to be chosen. */
export function choice(...choices: readonly [string, ...string[]]): Hole {
  return { ...hole(choices[0]), choices };
}

export const trueOrFalse: Hole = { ...choice('true', 'false'), isText: false };
