import { movedSpan } from '../spans.ts';
import type { DocumentedExample } from './examples/example.ts';
import type { DocumentedResponse, Wording } from './operation.ts';

export function movedResponse(response: DocumentedResponse, offset: number): DocumentedResponse {
  const { status, form } = response;
  return {
    status,
    statusSpan: movedSpan(response.statusSpan, offset),
    phrase: movedWording(response.phrase, offset),
    description: movedWording(response.description, offset),
    mediaType: movedWording(response.mediaType, offset),
    span: movedSpan(response.span, offset),
    form,
  };
}

export function movedExample(
  { role, language, block, ...example }: DocumentedExample,
  offset: number,
): DocumentedExample {
  return {
    role,
    language,
    span: movedSpan(example.span, offset),
    bodySpan: movedSpan(example.bodySpan, offset),
    status: movedWording(example.status, offset),
    mediaType: movedWording(example.mediaType, offset),
    block,
  };
}

export function movedWording(wording: Wording | undefined, offset: number): Wording | undefined {
  return wording && { text: wording.text, span: movedSpan(wording.span, offset) };
}
