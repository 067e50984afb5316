import { endpointsOf } from '../endpoints/endpoints.ts';
import { errorCatalogue } from '../facts/error-catalogue.ts';
import { errorUses } from '../facts/error-uses.ts';
import { statusesOfPart } from '../facts/part-statuses.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Alignment } from '../structure/alignment.ts';
import type { SemanticToken, TokenKind } from './item.ts';
import { loneWordsOfPart } from './lone-words.ts';

/**
 * Methods, paths with their parameters, statuses and error codes, in their order; no two overlap. What costs time is kept with the parts, so that
 * after a keystroke only a merge is left.
 */
export function markdownTokens(file: MarkdownFile, alignment: Alignment): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const add = (kind: TokenKind, span: Span): void => {
    tokens.push({ kind, span });
  };
  for (const { methodSpan, pathSpan } of endpointsOf(file)) {
    if (methodSpan) add('httpMethod', methodSpan);
    addPath(file.text, pathSpan, add);
  }
  for (const { start, content } of file.parts) {
    for (const { kind, span } of loneWordsOfPart(content)) {
      add(kind, { start: start + span.start, end: start + span.end });
    }
    for (const { span, form, isCertain, phrase } of statusesOfPart(content)) {
      // A number in prose is coloured only where it can be nothing else.
      if (form === 'text' && !isCertain && !phrase) continue;
      add('httpStatus', { start: start + span.start, end: start + span.end });
    }
  }
  const catalogue = errorCatalogue(file, alignment);
  for (const { codeSpan } of catalogue.entries) add('errorCode', codeSpan);
  for (const span of errorUses(file, catalogue)) add('errorCode', span);
  tokens.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return withoutOverlaps(tokens, file.text);
}

/** The parameters of a path stand out in it. */
function addPath(text: string, { start, end }: Span, add: (kind: TokenKind, span: Span) => void): void {
  let at = start;
  for (const { index, 0: written } of text.slice(start, end).matchAll(parameters)) {
    if (start + index > at) add('endpointPath', { start: at, end: start + index });
    at = start + index + written.length;
    add('pathParameter', { start: start + index, end: at });
  }
  if (at < end) add('endpointPath', { start: at, end });
}

/** `{id}`, `{{id}}` and `<id>`; as whole segments `:id`, `$id`, `(id)` and `[id]`, too. */
const parameters =
  /\{+[^{}\n]*\}+|<[^<>\n]*>|(?<=\/)(?:[:$][A-Za-z_][\w-]*|\(:?[A-Za-z_][\w .:-]*\)|\[:?[A-Za-z_][\w .-]*\])/g;

/** A status that is an error code is one or the other; what stands first and is longer wins. None goes over a line's end. */
function withoutOverlaps(tokens: readonly SemanticToken[], text: string): readonly SemanticToken[] {
  let end = 0;
  return tokens.filter(({ span }) => {
    if (span.start < end || span.start >= span.end) return false;
    if (/[\r\n]/.test(text.slice(span.start, span.end))) return false;
    end = span.end;
    return true;
  });
}
