import type { EndpointForm, PartEndpoint, Role } from './endpoint.ts';
import { readPath } from './path.ts';
import type { Phrase } from './phrases.ts';

/** One endpoint for each method of a phrase; `text` is what the phrase was found in, `offset` where that stands in the part. */
export function phraseEndpoints(
  { methods, pathSpan }: Phrase,
  { text, offset, form, role }: { text: string; offset: number; form: EndpointForm; role: Role },
): PartEndpoint[] {
  const path = readPath(text.slice(pathSpan.start, pathSpan.end));
  return methods.map(({ name, span }) => ({
    form,
    role,
    method: name,
    path,
    methodSpan: { start: offset + span.start, end: offset + span.end },
    pathSpan: { start: offset + pathSpan.start, end: offset + pathSpan.end },
  }));
}
