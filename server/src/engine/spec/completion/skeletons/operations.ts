import type { SpecVersion } from '../../grammar/grammar.ts';
import { fixed, hole, keyed, list, map, type Skeleton, type SkeletonMap } from '../skeleton.ts';
import { pathParameter, requestBody, response } from './messages.ts';
import { bodySchema } from './schemas.ts';

export interface OperationOptions {
  /** The path's own parameters that nothing declares yet. */
  readonly pathParameters?: readonly string[];
}

/** An operation as its method asks for: POST, PUT, PATCH and QUERY take a body, DELETE answers without one. */
export function operation(
  version: SpecVersion,
  method: string,
  { pathParameters = [] }: OperationOptions = {},
): Skeleton {
  const takesBody = ['post', 'put', 'patch', 'query'].includes(method);
  const parameters = pathParameters.map((name) => pathParameter(version, name));
  const body20 = map({ name: fixed('body'), in: fixed('body'), required: fixed(true), schema: bodySchema });
  if (takesBody && version === '2.0') parameters.push(body20);
  return map({
    summary: hole(),
    description: hole(),
    operationId: hole(),
    tags: list(hole()),
    parameters: parameters.length > 0 ? list(...parameters) : undefined,
    requestBody: takesBody && version !== '2.0' ? requestBody : undefined,
    responses: responses(version, successOf[method] ?? '200'),
  });
}

/** A path item with one operation. */
export function pathItem(version: SpecVersion, options: OperationOptions = {}): SkeletonMap {
  return map({ get: operation(version, 'get', options) });
}

/** The answers of an operation: when all goes well. */
export function responses(version: SpecVersion, status = '200'): SkeletonMap {
  return keyed(hole(status), response(version, status));
}

/** A URL that the API calls, and what it sends there. */
export function callback(version: SpecVersion): SkeletonMap {
  return keyed(hole('{$request.body#/callbackUrl}'), map({ post: operation(version, 'post') }));
}

/** The status code of success, where it isn't 200. */
const successOf: Readonly<Record<string, string>> = { post: '201', delete: '204', options: '204' };
