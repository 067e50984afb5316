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

/** A check for each kind of message: a kind without one does not compile. */
export type ChecksByKind<Message extends { readonly kind: string }> = Readonly<
  Record<Message['kind'], (message: Fields) => boolean>
>;

/** Whether what arrived has one of the kinds, and passes its check. */
export function passes(checks: Readonly<Record<string, (message: Fields) => boolean>>, value: unknown): boolean {
  if (!isRecord(value) || !isString(value.kind)) return false;
  return Object.hasOwn(checks, value.kind) && checks[value.kind]?.(value) === true;
}
