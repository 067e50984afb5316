/** Reading data that comes from outside: what isn't of the shape that is asked for is undefined. */
export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A rule's setting as Redocly and Spectral write it: a severity, a switch, or an object with the severity and options. */
export function readSetting(value: unknown): { readonly isOn: boolean; readonly options: Fields } {
  const fields = asFields(value);
  const severity = fields ? fields.severity : value;
  const { severity: _, ...options } = fields ?? {};
  return { isOn: severity !== 'off' && severity !== false && severity !== -1, options };
}
