import { codeSpansOf } from '../facts/code-span.ts';
import { isMethodHeader } from '../facts/error-columns.ts';
import { isLoneStatus } from '../facts/status-place.ts';
import type { Span } from '../finding.ts';
import { httpMethods } from '../http/methods.ts';
import { findStatus } from '../http/statuses.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { Block } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import type { SemanticToken } from './item.ts';

/** Methods and statuses that stand alone in a code span, a heading or a cell of methods. Spans are relative to the part; kept as long as its text is the same. */
export const loneWordsOfPart = perPart((content): readonly SemanticToken[] => {
  if (!mayHold.test(content.text)) return [];
  return allBlocks(content.facts.blocks).flatMap((block) => loneWords(content, block));
});

/** Others are as often names of something else. */
const methods = httpMethods.map(({ name }) => name).filter((name) => !/^(?:CONNECT|TRACE|QUERY)$/.test(name));
const mayHold = new RegExp(`\\b(?:${methods.join('|')})\\b|\`[1-5]\\d\\d\``);

function loneWords({ text }: PartContent, block: Block): SemanticToken[] {
  switch (block.kind) {
    case 'heading':
      return [...plainMethod(text, block.textSpan), ...inCodeSpans(text, block.span)];
    case 'paragraph':
      return inCodeSpans(text, block.span);
    case 'table': {
      const columns = new Set(block.header.flatMap((cell, index) => (isMethodHeader(cell.text) ? [index] : [])));
      const cells = block.rows.flatMap((row) => row.filter((_, index) => columns.has(index)));
      return [...cells.flatMap(({ span }) => plainMethod(text, span)), ...inCodeSpans(text, block.span)];
    }
    case 'list':
    case 'quote':
    case 'code':
    case 'html':
    case 'thematicBreak':
      return [];
  }
}

function plainMethod(text: string, span: Span): SemanticToken[] {
  return methods.includes(text.slice(span.start, span.end)) ? [{ kind: 'httpMethod', span }] : [];
}

function inCodeSpans(text: string, { start, end }: Span): SemanticToken[] {
  const found: SemanticToken[] = [];
  let lineStart = start;
  for (const line of text.slice(start, end).split('\n')) {
    if (line.includes('`')) {
      for (const { span, isClosed } of codeSpansOf(line, lineStart)) {
        const word = text.slice(span.start, span.end);
        if (!isClosed) continue;
        if (methods.includes(word)) found.push({ kind: 'httpMethod', span });
        else if (/^[1-5]\d\d$/.test(word) && findStatus(Number(word))) {
          const before = line.slice(0, span.start - lineStart);
          if (isLoneStatus(before, line.slice(span.end - lineStart))) found.push({ kind: 'httpStatus', span });
        }
      }
    }
    lineStart += line.length + 1;
  }
  return found;
}
