import type { Span } from '../finding.ts';

/** A YAML document's content as plain data that knows where it stands. Aliases are resolved: their value stands where its anchor is. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Quotes and all; for a value that is absent, an empty span where it would stand. */
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlValue[];
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlValue;
}

/** The entry of a key, the first of several; undefined where the value isn't a map or lacks the key. */
export function entryOf(value: YamlValue | undefined, key: string): YamlEntry | undefined {
  return value?.kind === 'map' ? indexOf(value).get(key) : undefined;
}

const indexes = new WeakMap<YamlMap, ReadonlyMap<string, YamlEntry>>();

function indexOf(map: YamlMap): ReadonlyMap<string, YamlEntry> {
  const known = indexes.get(map);
  if (known) return known;
  const index = new Map<string, YamlEntry>();
  for (const entry of map.entries) if (!index.has(entry.key)) index.set(entry.key, entry);
  indexes.set(map, index);
  return index;
}

/** The value without its places, for a validator. */
export function toData(value: YamlValue): unknown {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(toData);
    case 'map':
      return Object.fromEntries([...indexOf(value)].map(([key, entry]) => [key, toData(entry.value)]));
  }
}
