import { findStatus } from '../../../http/statuses.ts';
import type { SpecVersion } from '../../grammar/grammar.ts';
import { bareHole, choice, fixed, hole, keyed, map, type Skeleton } from '../skeleton.ts';
import { type NamedSkeleton, named } from './named.ts';
import { bodySchema, parameterSchema } from './schemas.ts';

/** A body in one media type. */
export const mediaType: Skeleton = map({ schema: bodySchema });

/** The bodies of a request or a response, by media type. */
export const content: Skeleton = keyed(hole('application/json'), mediaType);

export const requestBody: Skeleton = map({ description: hole(), required: fixed(true), content });

/** An answer, described by its status code; with a body where the code has one as a rule. */
export function response(version: SpecVersion, status: string): Skeleton {
  const phrase = status === 'default' ? 'Any other answer' : (findStatus(Number(status))?.phrase ?? '');
  const hasBody = status !== '204' && status !== '304' && !status.startsWith('1');
  const body = version === '2.0' ? { schema: bodySchema } : { content };
  return map({ description: hole(phrase), ...(hasBody ? body : {}) });
}

/** Parameters of each place that a version knows. */
export function parameterSkeletons(version: SpecVersion): readonly NamedSkeleton[] {
  return version === '2.0' ? parameters20 : version === '3.2' ? [...parameters30, wholeQuery] : parameters30;
}

/** The parameter that stands in the braces of a path. */
export function pathParameter(version: SpecVersion, name: string): Skeleton {
  const value =
    version === '2.0' ? { type: choice('string', 'integer') } : { schema: map({ type: choice('string', 'integer') }) };
  return map({ name: fixed(name), in: fixed('path'), required: fixed(true), description: hole(), ...value });
}

export function header(version: SpecVersion): Skeleton {
  return version === '2.0'
    ? map({ description: hole(), type: choice('string', 'integer', 'number', 'boolean', 'array') })
    : map({ description: hole(), schema: parameterSchema });
}

export const items20: Skeleton = map({ type: choice('string', 'integer', 'number', 'boolean') });

export function example(version: SpecVersion): Skeleton {
  return map({ summary: hole(), [version === '3.2' ? 'dataValue' : 'value']: bareHole('') });
}

export const link: Skeleton = map({
  operationId: hole('operationId'),
  parameters: keyed(hole('id'), hole('$response.body#/id')),
  description: hole(),
});

export const encoding: Skeleton = map({ contentType: hole('application/json') });

const parameters30: readonly NamedSkeleton[] = [
  named(
    'query parameter',
    '?name=value',
    map({ name: hole('name'), in: fixed('query'), description: hole(), schema: parameterSchema }),
  ),
  named(
    'path parameter',
    '{name} in the path',
    map({ name: hole('id'), in: fixed('path'), required: fixed(true), description: hole(), schema: parameterSchema }),
  ),
  named(
    'header',
    'a header of the request',
    map({ name: hole('X-Request-ID'), in: fixed('header'), description: hole(), schema: parameterSchema }),
  ),
  named(
    'cookie',
    'a cookie of the request',
    map({ name: hole('session'), in: fixed('cookie'), description: hole(), schema: parameterSchema }),
  ),
];

const wholeQuery = named(
  'query string',
  'the query as a whole',
  map({
    name: hole('query'),
    in: fixed('querystring'),
    description: hole(),
    content: keyed(hole('application/x-www-form-urlencoded'), map({ schema: bodySchema })),
  }),
);

const type20 = choice('string', 'integer', 'number', 'boolean', 'array');

const parameters20: readonly NamedSkeleton[] = [
  named(
    'query parameter',
    '?name=value',
    map({ name: hole('name'), in: fixed('query'), description: hole(), type: type20 }),
  ),
  named(
    'path parameter',
    '{name} in the path',
    map({ name: hole('id'), in: fixed('path'), required: fixed(true), description: hole(), type: type20 }),
  ),
  named(
    'header',
    'a header of the request',
    map({ name: hole('X-Request-ID'), in: fixed('header'), description: hole(), type: type20 }),
  ),
  named(
    'body',
    'the body of the request',
    map({ name: hole('body'), in: fixed('body'), required: fixed(true), description: hole(), schema: bodySchema }),
  ),
  named(
    'form field',
    'a field of a form',
    map({
      name: hole('name'),
      in: fixed('formData'),
      description: hole(),
      type: choice('string', 'integer', 'number', 'boolean', 'array', 'file'),
    }),
  ),
];
