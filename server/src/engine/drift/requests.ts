import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { blockContent } from '../operations/examples/content.ts';
import { operationsOfPart } from '../operations/part-operations.ts';
import { exchangedIn, type SentRequest } from './examples/sent-request.ts';

/** A request in a block of code, wherever it stands in a document. */
export interface PlacedRequest {
  readonly request: SentRequest;
  /** Where the inside of its block begins, to which its spans are relative. */
  readonly offset: number;
}

/** All requests that a document shows, in the order of the text. */
export function requestsOf(file: MarkdownFile): readonly PlacedRequest[] {
  return file.parts.flatMap(({ start, content }) => {
    const requests = requestsOfPart(content);
    return requests.map(({ request, offset }) => ({ request, offset: start + offset }));
  });
}

const requestsOfPart = perPart((content): readonly PlacedRequest[] =>
  operationsOfPart(content).examples.flatMap((example) =>
    exchangedIn(blockContent(content.text, example)).flatMap((one) =>
      one.kind === 'request' ? [{ request: one, offset: example.bodySpan.start }] : [],
    ),
  ),
);
