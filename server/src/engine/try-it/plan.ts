import type { RequestPlan } from '#shared/try-it.ts';
import { writtenPath } from '../generate/request.ts';
import { bodiesOf, needsBody } from './bodies.ts';
import { parametersOf } from './parameters.ts';
import { securityOf } from './security.ts';
import { serversOf } from './servers.ts';
import type { TriedSubject } from './subject.ts';

/** What a request of an endpoint is made of. */
export function planRequest(subject: TriedSubject): RequestPlan {
  const bodies = bodiesOf(subject);
  return {
    ...nameOf(subject),
    servers: serversOf(subject),
    parameters: parametersOf(subject).map(({ serialisation: _, ...parameter }) => parameter),
    security: securityOf(subject),
    bodies,
    needsBody: bodies.length > 0 && needsBody(subject),
  };
}

/** The method and the path with its parameters in braces, as the description has them, or else the document. */
export function nameOf({ described, documented }: TriedSubject): Pick<RequestPlan, 'method' | 'path'> {
  if (described) {
    const { operation } = described;
    return { method: operation.method, path: writtenPath(operation).split('#', 1)[0] ?? '' };
  }
  const { method, path } = documented?.operation.endpoint ?? { method: '', path: undefined };
  return { method, path: path?.template ?? '' };
}
