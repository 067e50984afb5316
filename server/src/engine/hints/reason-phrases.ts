import { codeSpansOf } from '../facts/code-span.ts';
import { statusesOfPart } from '../facts/part-statuses.ts';
import { placeAt } from '../facts/place.ts';
import { statusAt } from '../facts/status-place.ts';
import type { Span } from '../finding.ts';
import { findStatus, type HttpStatus } from '../http/statuses.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { InlayHint } from './item.ts';

/** The reason phrases of statuses that stand without theirs: in a table's column of statuses, and alone in a code span. */
export function reasonPhrases(file: MarkdownFile, span: Span): readonly InlayHint[] {
  const hints = new Map<number, InlayHint>();
  const add = (offset: number, status: HttpStatus | undefined): void => {
    if (!status || status.isUnused || saysPhrase(file, offset, status)) return;
    hints.set(offset, { kind: 'reasonPhrases', offset, text: status.phrase });
  };
  for (const { start, content } of file.parts) {
    if (start > span.end || start + content.text.length < span.start) continue;
    for (const { code, span: place, form, phrase } of statusesOfPart(content)) {
      const at = start + place.end;
      if (form === 'cell' && !phrase && span.start <= at && at <= span.end)
        add(behindMarks(file, at), findStatus(code));
    }
  }
  for (const { start, end } of loneCodes(file, span)) add(end + 1, statusAt(placeAt(file, start))?.status);
  return [...hints.values()].sort((a, b) => a.offset - b.offset);
}

/** Code spans of three digits in the lines of a stretch. */
function* loneCodes({ lines, text }: MarkdownFile, span: Span): Generator<Span> {
  for (let line = lines.lineAt(span.start); line <= lines.lineAt(span.end); line++) {
    const start = lines.lineStart(line);
    const source = text.slice(start, lines.lineEnd(line));
    if (!/`[1-5]\d\d`/.test(source)) continue;
    for (const { span: code, marks, isClosed } of codeSpansOf(source, start)) {
      if (isClosed && marks === 1 && /^[1-5]\d\d$/.test(text.slice(code.start, code.end))) yield code;
    }
  }
}

function behindMarks({ text }: MarkdownFile, offset: number): number {
  return offset + (/^[`*_]*/.exec(text.slice(offset, offset + 6))?.[0].length ?? 0);
}

/** The line has it, maybe in another cell. */
function saysPhrase({ lines, text }: MarkdownFile, offset: number, { phrase, formerPhrases }: HttpStatus): boolean {
  const line = lines.lineAt(offset);
  const words = text.slice(lines.lineStart(line), lines.lineEnd(line)).toLowerCase();
  return [phrase, ...formerPhrases].some((one) => words.includes(one.toLowerCase()));
}
