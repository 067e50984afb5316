import type { Span } from '../finding.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import type { PartExample } from './examples/example.ts';
import { examplesOf } from './examples/examples.ts';
import { parameterRecognisers } from './parameters/all.ts';
import type { ParameterGroup } from './parameters/recogniser.ts';
import { type PassageSource, passagesOf } from './passages.ts';
import { responseRecognisers } from './responses/all.ts';
import type { PartResponse } from './responses/recogniser.ts';

/** What a part says that may be about an endpoint, before it is known what stands above the part. Spans are the part's. */
export interface PartOperations {
  readonly groups: readonly ParameterGroup[];
  readonly responses: readonly PartResponse[];
  readonly examples: readonly PartExample[];
}

/** Kept as long as the part's text is the same. */
export const operationsOfPart = perPart((content: PartContent): PartOperations => {
  const source = passagesOf(content);
  return {
    groups: readGroups(source),
    responses: readResponses(content, source),
    examples: examplesOf(source),
  };
});

function readGroups(source: PassageSource): ParameterGroup[] {
  const found: ParameterGroup[] = [];
  for (const { read } of parameterRecognisers) {
    const known = [...found];
    found.push(...read(source).filter((group) => !known.some(({ span }) => overlap(span, group.span))));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function readResponses(content: PartContent, source: PassageSource): PartResponse[] {
  const found: PartResponse[] = [];
  for (const { read } of responseRecognisers) {
    const known = new Set(found.map(({ statusSpan }) => statusSpan.start));
    found.push(...read(source, content).filter(({ statusSpan }) => !known.has(statusSpan.start)));
  }
  return found.sort((a, b) => a.statusSpan.start - b.statusSpan.start);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
