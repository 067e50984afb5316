import type { Span } from '../finding.ts';
import type { Endpoint } from './endpoint.ts';
import { type EndpointPath, fullTemplate } from './path.ts';

/** As a message calls it: `GET /users/{id}`. */
export function endpointName({ method, path }: Endpoint): string {
  return `${method} ${fullTemplate(path)}`;
}

/** Its method and path where they stand side by side, else the path. */
export function endpointSpan({ methodSpan, pathSpan }: Endpoint): Span {
  const isBefore = methodSpan && methodSpan.end <= pathSpan.start && pathSpan.start - methodSpan.end < mostBetween;
  return isBefore ? { start: methodSpan.start, end: pathSpan.end } : pathSpan;
}

/** In characters: marks and blanks between a method and its path. */
const mostBetween = 10;

/** The same for endpoints that differ in nothing but the names of parameters and the server. */
export function sameEndpoint({ method, path }: Endpoint): string {
  let known = samePaths.get(path);
  if (known === undefined) {
    const segments = path.segments.map(({ text }) => text.replace(/\{[^{}]*\}/g, '{}'));
    const query = path.query === '' ? '' : `?${path.query}`;
    known = fullTemplate({ template: `/${segments.join('/')}${query}`, fragment: path.fragment });
    samePaths.set(path, known);
  }
  return `${method} ${known}`;
}

/** The paths of a part are the same objects for as long as its text is the same. */
const samePaths = new WeakMap<EndpointPath, string>();
