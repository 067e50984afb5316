import { encoded, encodedButReserved } from './percent.ts';

/** How the value of a parameter is written; `tabDelimited` is 2.0's `tsv`. */
export type ParameterStyle =
  | 'matrix'
  | 'label'
  | 'simple'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject';

export interface Serialisation {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowsReserved: boolean;
}

/** A value that a parameter was given. */
export type GivenValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: string])[] };

/** What stands in the path, with the sign that its style begins with: https://spec.openapis.org/oas/v3.1.1.html#style-examples */
export function inPath(name: string, value: GivenValue, { style, explode }: Serialisation): string {
  switch (style) {
    case 'label':
      return `.${joined(value, explode ? '.' : ',', explode, encoded)}`;
    case 'matrix':
      return matrix(encoded(name), value, explode);
    case 'simple':
    case 'form':
    case 'spaceDelimited':
    case 'pipeDelimited':
    case 'tabDelimited':
    case 'deepObject':
      return joined(value, separators[style], explode, encoded);
  }
}

/** What stands in the query, without `?` and `&` around it. */
export function inQuery(name: string, value: GivenValue, { style, explode, allowsReserved }: Serialisation): string {
  const encode = allowsReserved ? encodedButReserved : encoded;
  const key = encoded(name);
  if (value.kind === 'object' && style === 'deepObject')
    return value.members.map(([member, text]) => `${key}%5B${encoded(member)}%5D=${encode(text)}`).join('&');
  if (value.kind === 'object' && explode && style === 'form') return joined(value, '&', true, encode);
  if (value.kind === 'list' && explode) return value.items.map((item) => `${key}=${encode(item)}`).join('&');
  return `${key}=${joined(value, separators[style], false, encode)}`;
}

/** The value of a header, which isn't percent-encoded. */
export function inHeader(value: GivenValue, { explode }: Serialisation): string {
  return joined(value, ',', explode, (text) => text);
}

const separators: Readonly<Record<ParameterStyle, string>> = {
  matrix: ',',
  label: ',',
  simple: ',',
  form: ',',
  deepObject: ',',
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  tabDelimited: '%09',
};

function matrix(key: string, value: GivenValue, explode: boolean): string {
  if (value.kind === 'list' && explode) return value.items.map((item) => `;${key}=${encoded(item)}`).join('');
  if (value.kind === 'object' && explode) return `;${joined(value, ';', true, encoded)}`;
  const text = joined(value, ',', false, encoded);
  return text === '' ? `;${key}` : `;${key}=${text}`;
}

/** Members as `name=value` where they are apart, else as a list of both. */
function joined(value: GivenValue, separator: string, isApart: boolean, encode: (text: string) => string): string {
  switch (value.kind) {
    case 'text':
      return encode(value.text);
    case 'list':
      return value.items.map(encode).join(separator);
    case 'object':
      return value.members.map((member) => member.map(encode).join(isApart ? '=' : separator)).join(separator);
  }
}
