/** What outside data may be, before it is looked into. */
export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

export function isOptional(value: unknown, isGiven: (value: unknown) => boolean): boolean {
  return value === undefined || isGiven(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** `longest` is in UTF-16 code units. */
export function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A line, a character, an index. */
export function isWholeNumber(value: unknown): value is number {
  return isNumber(value) && value >= 0 && Number.isInteger(value);
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
