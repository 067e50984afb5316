import { entryOf, type YamlValue } from './value.ts';

/** Readers of values that a schema has checked already: what doesn't fit was reported there, and is absent here. */
export function readText(value: YamlValue | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' && value.value.trim() !== ''
    ? value.value
    : undefined;
}

export function readFlag(value: YamlValue | undefined): boolean | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}

/** A whole number from 0. */
export function readCount(value: YamlValue | undefined): number | undefined {
  const count = value?.kind === 'scalar' ? value.value : undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** A word of a closed set. */
export function readChoice<Choice extends string>(
  value: YamlValue | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  const text = readText(value);
  return choices.find((choice) => choice === text);
}

/** The items of a list; undefined where the value is none. */
export function readItems(value: YamlValue | undefined): readonly YamlValue[] | undefined {
  return value?.kind === 'list' ? value.items : undefined;
}

/** The texts of a list, numbers and flags as they are written; one text alone is a list of one. */
export function readTexts(value: YamlValue | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'list') return value.items.map(readWord).filter((text) => text !== undefined);
  const text = readText(value);
  return text === undefined ? undefined : [text];
}

/** The value of a key. */
export function valueAt(value: YamlValue | undefined, key: string): YamlValue | undefined {
  return entryOf(value, key)?.value;
}

function readWord(value: YamlValue): string | undefined {
  if (value.kind !== 'scalar' || value.value === null) return undefined;
  return String(value.value);
}
