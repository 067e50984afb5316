import type { Span } from '../finding.ts';
import type { Endpoint } from './endpoint.ts';
import { fullTemplate } from './path.ts';

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
  const segments = path.segments.map(({ text }) => text.replace(/\{[^{}]*\}/g, '{}'));
  return `${method} /${segments.join('/')}${path.query === '' ? '' : `?${path.query}`}${path.fragment === '' ? '' : `#${path.fragment}`}`;
}
