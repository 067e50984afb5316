import { suggest } from '../../configuration/problem.ts';

/** A runtime expression that is none (OpenAPI 3.1.1, 4.8.20.4), and what is meant, where that is clear. */
export interface BadExpression {
  readonly expression: string;
  readonly meant: string | undefined;
}

/** The first bad expression in the key of a callback: an expression by itself, or text with some in braces. */
export function badExpressionIn(key: string): BadExpression | undefined {
  for (const expression of expressionsIn(key)) {
    if (isExpression(expression)) continue;
    const meant = meantExpression(expression);
    return { expression, meant: meant !== undefined && isExpression(meant) ? meant : undefined };
  }
  return undefined;
}

function expressionsIn(key: string): readonly string[] {
  if (key.startsWith('$')) return [key];
  // What begins with no `$` is left to tools that know more.
  return [...key.matchAll(/\{(\$[^{}]*)(\}?)/g)].map(([all, inside = '', end]) => (end === '' ? all : inside));
}

function isExpression(text: string): boolean {
  return /^\$(?:url|method|statusCode|(?:request|response)\.(?:header\.[\w!#$%&'*+.^`|~-]+|(?:query|path)\..+|body(?:#(?:\/.*)?)?))$/s.test(
    text,
  );
}

function meantExpression(text: string): string | undefined {
  const [, first = '', second, rest = ''] = /^\{?\$(\w+)(?:\.(\w+))?(.*)$/s.exec(text) ?? [];
  if (second === undefined) {
    const word = suggest(first, ['url', 'method', 'statusCode']);
    return word === undefined || rest !== '' ? undefined : `$${word}`;
  }
  const word = suggest(first, ['request', 'response']);
  const source = suggest(second, ['header', 'query', 'path', 'body']);
  return word === undefined || source === undefined ? undefined : `$${word}.${source}${rest}`;
}
