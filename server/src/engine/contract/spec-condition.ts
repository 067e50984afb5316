import { suggest } from '../configuration/problem.ts';
import { methodNames } from '../http/methods.ts';

/** A fact of a description by which a contract asks for a section. */
export type SpecCondition =
  | { readonly kind: 'operation'; readonly method: string }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'codes' };

/** Undefined for words that name no fact. */
export function readSpecCondition(text: string): SpecCondition | undefined {
  const words = text.trim().replace(/\s+/g, ' ');
  const tag = /^has tag (.+)$/.exec(words)?.[1];
  if (tag !== undefined) return { kind: 'tag', tag };
  if (!conditionNames.includes(words)) return undefined;
  const last = words.slice(words.lastIndexOf(' ') + 1);
  if (words.startsWith('has operation ')) return { kind: 'operation', method: last };
  return words.startsWith('declares ') ? { kind: 'scheme', scheme: last } : { kind: 'codes' };
}

/** What words that name no fact may have meant. */
export function suggestCondition(text: string): string | undefined {
  return suggest(text.trim(), conditionNames);
}

/** By type, or by the scheme of `http`. */
const schemeNames = ['apiKey', 'basic', 'bearer', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'];

/** All but those about tags. */
export const conditionNames: readonly string[] = [
  ...schemeNames.map((scheme) => `declares ${scheme}`),
  ...methodNames.map((method) => `has operation ${method}`),
  'has error codes',
];
