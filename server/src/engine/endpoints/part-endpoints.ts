import type { PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import type { PartEndpoint } from './endpoint.ts';
import { overlapsAny } from './overlap.ts';
import { mayHoldEndpoint, partSource } from './part-source.ts';
import { recognisers } from './recognisers/all.ts';

/** The endpoints of a part, in the order in which they stand; read when they are first asked for, and kept as long as the part's text is the same. */
export const endpointsOfPart = perPart((content): readonly PartEndpoint[] =>
  mayHoldEndpoint.test(content.text) ? readPart(content) : [],
);

function readPart(content: PartContent): readonly PartEndpoint[] {
  const source = partSource(content);
  const found: PartEndpoint[] = [];
  for (const { read } of recognisers) {
    const known = found.map(({ pathSpan }) => pathSpan);
    const fresh = read(source).filter(({ pathSpan }) => !overlapsAny(known, pathSpan));
    if (fresh.length === 0) continue;
    for (const endpoint of fresh) found.push(endpoint);
    found.sort(byPlace);
  }
  return found;
}

function byPlace(a: PartEndpoint, b: PartEndpoint): number {
  return a.pathSpan.start - b.pathSpan.start || (a.methodSpan?.start ?? 0) - (b.methodSpan?.start ?? 0);
}
