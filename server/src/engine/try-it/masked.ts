import { secretsIn } from '../facts/secrets.ts';
import type { Json } from '../generate/json.ts';
import { isCredential } from '../http/credential-names.ts';

/** A text, or a value, in which placeholders stand for what looks like secrets, and for how many. */
export interface Masked<T> {
  readonly value: T;
  readonly secrets: number;
}

export function maskedText(text: string): Masked<string> {
  const found = secretsIn(text);
  let value = '';
  let at = 0;
  for (const { span, word } of found) {
    value += `${text.slice(at, span.start)}<${word}>`;
    at = span.end;
  }
  return { value: value + text.slice(at), secrets: found.length };
}

/** Members that are called after what gives access hold a secret, whatever it looks like. */
export function maskedValue(value: Json): Masked<Json> {
  let secrets = 0;
  const masked = (one: Json): Json => {
    if (typeof one === 'string') {
      const text = maskedText(one);
      secrets += text.secrets;
      return text.value;
    }
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.map(masked);
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, member(name, inner)]));
  };
  const member = (name: string, inner: Json): Json => {
    if (typeof inner !== 'string' || inner === '' || !isCredential(name)) return masked(inner);
    secrets += 1;
    return `<${name}>`;
  };
  return { value: masked(value), secrets };
}
