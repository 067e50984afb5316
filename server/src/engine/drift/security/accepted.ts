import type { DescribedApi } from '../../api/api.ts';
import type { DescribedScheme } from '../../api/described.ts';
import { listed } from '../../spec/facts/listed.ts';

/** A scheme with its description. */
export interface AcceptedScheme {
  readonly api: DescribedApi;
  readonly scheme: DescribedScheme;
}

/** What a request may carry to be let in. */
export interface Accepted {
  readonly schemes: readonly AcceptedScheme[];
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, AcceptedScheme>;
  /** What may stand in `Authorization` before the credentials, in small letters; undefined where it may be anything. */
  readonly words: ReadonlySet<string> | undefined;
}

export function acceptedBy(schemes: readonly AcceptedScheme[]): Accepted {
  const headers = new Map<string, AcceptedScheme>();
  const words = new Set<string>();
  let isAny = false;
  for (const one of schemes) {
    const name = headerOf(one.scheme)?.toLowerCase();
    if (name === undefined) continue;
    if (!headers.has(name)) headers.set(name, one);
    const word = authWordOf(one.scheme);
    if (word !== undefined) words.add(word);
    else if (name === authorization) isAny = true;
  }
  return { schemes, headers, words: isAny ? undefined : words };
}

export const authorization = 'authorization';

/** The header that carries the credentials of a scheme. */
export function headerOf({ type, in: place, parameterName }: DescribedScheme): string | undefined {
  switch (type) {
    case 'apiKey':
      return place === 'header' ? parameterName : undefined;
    case 'http':
    case 'oauth2':
    case 'openIdConnect':
      return 'Authorization';
    case 'mutualTLS':
      return undefined;
  }
}

/** What stands in `Authorization` before the credentials, in small letters (RFC 6750, 2.1; RFC 9110, 11.6.2). */
function authWordOf({ type, httpScheme }: DescribedScheme): string | undefined {
  if (type === 'http') return httpScheme;
  return type === 'oauth2' || type === 'openIdConnect' ? 'bearer' : undefined;
}

/** How the schemes want to be called, in words. */
export function wantedBy({ schemes }: Accepted): string {
  return listedWords(schemes.map(({ scheme }) => howTo(scheme)));
}

function howTo(scheme: DescribedScheme): string {
  const { type, in: place, parameterName, name } = scheme;
  const word = authWordOf(scheme);
  if (word !== undefined) return `Authorization: ${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  if (type !== 'apiKey' || parameterName === undefined) return name;
  return place === 'query' ? `?${parameterName}=` : parameterName;
}

function listedWords(words: readonly string[]): string {
  return listed([...new Set(words)]);
}
