import { isTrue } from '../../facts/schemas.ts';
import { type Entry, type Node, type ScalarNode, textAt } from '../../tree/node.ts';
import { compareNumbers, isMultiple } from '../decimal.ts';
import type { Check, Keywords } from '../keyword.ts';
import { noProblems, problemWith } from '../problem.ts';

/** How large a number is. Up to the fourth draft the exclusive limits are booleans beside the others; later they are limits themselves. */
export const numbers: Keywords = {
  minimum: {
    make: (keyword, schema) =>
      isTrue(schema.get('exclusiveMinimum'))
        ? limitCheck(keyword, 'greater than', (order) => order > 0)
        : limitCheck(keyword, 'at least', (order) => order >= 0),
  },
  maximum: {
    make: (keyword, schema) =>
      isTrue(schema.get('exclusiveMaximum'))
        ? limitCheck(keyword, 'less than', (order) => order < 0)
        : limitCheck(keyword, 'at most', (order) => order <= 0),
  },
  exclusiveMinimum: { make: (keyword) => limitCheck(keyword, 'greater than', (order) => order > 0) },
  exclusiveMaximum: { make: (keyword) => limitCheck(keyword, 'less than', (order) => order < 0) },
  multipleOf: {
    make: (keyword) => numberCheck(keyword, 'a multiple of', (value, divisor) => isMultiple(value, divisor) ?? true),
  },
};

function limitCheck(keyword: Entry, words: string, isKept: (order: number) => boolean): Check | undefined {
  return numberCheck(keyword, words, (value, limit) => isKept(compareNumbers(value, limit)));
}

function numberCheck(
  keyword: Entry,
  words: string,
  isKept: (value: ScalarNode, limit: ScalarNode) => boolean,
): Check | undefined {
  const limit = keyword.value;
  if (!isNumber(limit)) return undefined;
  return (value) => {
    if (!isNumber(value) || isKept(value, limit)) return noProblems;
    const say = (subject: string): string => `${subject} is ${textAt(value)}; it must be ${words} ${textAt(limit)}`;
    return [problemWith(value, keyword, say)];
  };
}

function isNumber(node: Node): node is ScalarNode {
  return node.kind === 'scalar' && typeof node.value === 'number' && !Number.isNaN(node.value);
}
