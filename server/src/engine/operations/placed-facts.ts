import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { movedSpan } from '../spans.ts';
import type { PartExample } from './examples/example.ts';
import type { ParameterGroup } from './parameters/recogniser.ts';
import { operationsOfPart } from './part-operations.ts';
import type { PartResponse } from './responses/recogniser.ts';

/** A fact of a part with its place in the document; the fact's own spans are the part's, whose offset stands with it. */
export type PlacedFact = { readonly span: Span; readonly offset: number } & (
  | { readonly kind: 'parameters'; readonly group: ParameterGroup }
  | { readonly kind: 'response'; readonly response: PartResponse }
  | { readonly kind: 'example'; readonly example: PartExample }
);

/** All facts in order; a block of code that only declares endpoints is no example. */
export function placedFacts(file: MarkdownFile, declared: readonly Endpoint[]): PlacedFact[] {
  const facts: PlacedFact[] = [];
  let next = 0;
  for (const { start, content } of file.parts) {
    for (const fact of factsOfPart(content, start)) {
      if (fact.kind === 'example') {
        while ((declared[next]?.pathSpan.end ?? Number.POSITIVE_INFINITY) <= fact.span.start) next++;
        if (onlyDeclares(file, movedSpan(fact.example.bodySpan, start), declared, next)) continue;
      }
      facts.push(fact);
    }
  }
  return facts;
}

function onlyDeclares(
  { text }: MarkdownFile,
  { start, end }: Span,
  declared: readonly Endpoint[],
  from: number,
): boolean {
  let count = 0;
  for (let at = from; (declared[at]?.pathSpan.start ?? Number.POSITIVE_INFINITY) < end; at++) count++;
  if (count === 0) return false;
  const lines = text
    .slice(start, end)
    .split('\n')
    .filter((line) => /\w/.test(line) && !/^\s*(?:#|\/\/)/.test(line));
  return lines.length <= count;
}

/** Kept for as long as the part is the same and in the same place. */
function factsOfPart(content: PartContent, offset: number): readonly PlacedFact[] {
  const known = placed.get(content);
  if (known?.offset === offset) return known.facts;
  const { groups, responses, examples } = operationsOfPart(content);
  const facts: PlacedFact[] = [
    ...groups.map((group): PlacedFact => ({ kind: 'parameters', span: movedSpan(group.span, offset), offset, group })),
    ...responses.map((response): PlacedFact => {
      return { kind: 'response', span: movedSpan(response.statusSpan, offset), offset, response };
    }),
    ...examples.map(
      (example): PlacedFact => ({ kind: 'example', span: movedSpan(example.span, offset), offset, example }),
    ),
  ].sort((a, b) => a.span.start - b.span.start);
  placed.set(content, { offset, facts });
  return facts;
}

const placed = new WeakMap<PartContent, { readonly offset: number; readonly facts: readonly PlacedFact[] }>();

/** Those that begin in a span. */
export function factsWithin(facts: readonly PlacedFact[], { start, end }: Span): readonly PlacedFact[] {
  return facts.slice(firstFrom(facts, start), firstFrom(facts, end));
}

function firstFrom(facts: readonly PlacedFact[], offset: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((facts[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
