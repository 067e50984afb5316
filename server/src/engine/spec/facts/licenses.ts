import parse from 'spdx-expression-parse';
import deprecatedIds from 'spdx-license-ids/deprecated.json';
import currentIds from 'spdx-license-ids/index.json';
import { nearest } from './nearest.ts';

/** What an SPDX expression has that can't be: a license that the list doesn't know, or the whole where its operators are wrong. */
export interface LicenseProblem {
  readonly text: string;
  readonly kind: 'license' | 'expression';
  /** The whole expression with the license that may have been meant. */
  readonly suggestion: string | undefined;
}

/** Undefined where all is well. Letters' case makes no difference (SPDX 2.3, annex D.2). */
export function licenseProblem(expression: string): LicenseProblem | undefined {
  if (isExpression(expression.replace(words, (word) => known.get(word.toLowerCase()) ?? word))) return undefined;
  const unknown = expression.match(words)?.find((word) => !operators.test(word) && !known.has(word.toLowerCase()));
  if (unknown === undefined) return { text: expression, kind: 'expression', suggestion: undefined };
  const meant = nearest(unknown, currentIds);
  const suggestion = meant === undefined ? undefined : expression.replace(unknown, () => meant);
  return {
    text: unknown,
    kind: 'license',
    suggestion: suggestion !== undefined && isExpression(suggestion) ? suggestion : undefined,
  };
}

/** The list's identifier of a license that is called by its name: `MIT License`, `Apache 2.0`. */
export function licenseNamed(name: string): string | undefined {
  const plain = name.replace(/^the | licen[cs]e$/gi, '').trim();
  return known.get(plain.toLowerCase().replaceAll(' ', '-'));
}

const words = /[A-Za-z0-9.-]+/g;
const operators = /^(?:and|or|with|(?:LicenseRef|DocumentRef)-.+)$/i;

const known: ReadonlyMap<string, string> = new Map(
  [...deprecatedIds, ...currentIds].map((id) => [id.toLowerCase(), id]),
);

/** The library throws where it isn't one. */
function isExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
