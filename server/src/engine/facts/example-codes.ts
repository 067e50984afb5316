import { codeLines } from '../endpoints/code-lines.ts';
import type { Span } from '../finding.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { CodeBlock } from '../markdown/facts.ts';
import { perPart } from '../markdown/per-part.ts';

/** An error code that an example or prose names. Spans are relative to the part. */
export interface CodeMention {
  readonly code: string;
  readonly span: Span;
  /** In an example, the status that stands with it: in the status line above, or in the same body. */
  readonly status: { readonly code: number; readonly span: Span } | undefined;
  readonly form: 'example' | 'prose';
}

/** The error codes that a part names in examples of error responses and in prose; kept as long as its text is the same. */
export const codesOfPart = perPart((content): readonly CodeMention[] => {
  const found: CodeMention[] = [];
  for (const block of allBlocks(content.facts.blocks)) {
    if (block.kind === 'code') readExample(content.text, block, found);
    else if (block.kind === 'paragraph') readProse(content.text, block.span, found);
    else if (block.kind === 'table')
      for (const row of block.rows) for (const cell of row) readProse(content.text, cell.span, found);
  }
  return found;
});

function readExample(text: string, block: CodeBlock, found: CodeMention[]): void {
  if (!codeKey.test(block.content) || !isError(block.content)) return;
  let status: CodeMention['status'];
  const own: CodeMention[] = [];
  let statuses = 0;
  for (const line of codeLines(text, block)) {
    const [, before, digits] =
      /^(HTTP\/\d(?:\.\d)?\s+)([1-9]\d\d)(?=\s|$)/.exec(line.text) ??
      /^(.*"(?:status|status_?code|http_?(?:status|code))"\s*:\s*"?)([1-5]\d\d)(?="?\s*(?:[,}]|$))/i.exec(line.text) ??
      [];
    if (before !== undefined && digits !== undefined) {
      const start = line.start + before.length;
      status = { code: Number(digits), span: { start, end: start + digits.length } };
      statuses++;
    }
    for (const { index, 0: matched, 1: code } of line.text.matchAll(new RegExp(codeKey, 'g'))) {
      if (code === undefined) continue;
      const start = line.start + index + matched.length - code.length - 1;
      own.push({ code, span: { start, end: start + code.length }, status: undefined, form: 'example' });
    }
  }
  // Of several responses in one block, or several errors in one body, it isn't known which status is whose.
  const shared = statuses === 1 && own.length === 1 ? status : undefined;
  for (const mention of own) found.push({ ...mention, status: shared });
}

/** A key for an error's code with a text, as error bodies have it. */
const codeKey = /"(?:code|error|error_?code|error_?type|error_?id)"\s*:\s*"([\w./-]{2,80})"/i;

/** The body says that it is an error: by such a key, or by a message beside the code. */
function isError(content: string): boolean {
  return (
    /"(?:errors?|error_?(?:code|type|id))"\s*:/i.test(content) ||
    /"(?:message|detail|msg|error_description)"\s*:/i.test(content)
  );
}

function readProse(text: string, { start, end }: Span, found: CodeMention[]): void {
  const words = text.slice(start, end);
  if (!words.includes('`') || !/error|fails? with/i.test(words)) return;
  for (const { index, 1: code } of words.matchAll(/(?<!`)`([\w./-]{2,80})`(?!`)/g)) {
    if (code === undefined) continue;
    const before = words.slice(Math.max(0, index - 30), index);
    const behind = words.slice(index + code.length + 2, index + code.length + 24);
    if (
      !/\b(?:error codes?|fails? with|(?:an?|the) error)[\s:(*]*$/i.test(before) &&
      !/^[*)]*\s+(?:error(?: code)?)(?![\w-]|\s+(?:field|property|key|object|messages?|response|handl|param|event|class|type|page|log|callback|function|codes|count|rate|level|metric))/i.test(
        behind,
      )
    )
      continue;
    const at = start + index + 1;
    found.push({ code, span: { start: at, end: at + code.length }, status: undefined, form: 'prose' });
  }
}
