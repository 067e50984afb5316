import type { SpecObject } from '../walk/spec-object.ts';
import type { Direction } from './run.ts';

/**
 * Which way a value goes whose object this is. In webhooks and callbacks it is the API that sends requests: then it isn't said for whom a
 * property is read-only.
 */
export function directionOf(object: SpecObject): Direction {
  let direction: Direction = 'unknown';
  for (let at: SpecObject | undefined = object; at; at = at.parent) {
    const { type, key, parent } = at;
    if (type === 'response') direction = 'response';
    else if (type === 'requestBody' || type === 'parameter') direction = 'request';
    else if (type === 'pathItem' && !(parent?.type !== 'callback' && String(key).startsWith('/'))) return 'unknown';
  }
  return direction;
}
