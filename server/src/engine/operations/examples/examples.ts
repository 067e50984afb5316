import type { Span } from '../../finding.ts';
import type { CodeBlock } from '../../markdown/facts.ts';
import { type CodeRole, codeRoles } from '../../structure/code-role.ts';
import type { Wording } from '../operation.ts';
import { isCaption, type Passage, type PassageSource } from '../passages.ts';
import { bareStatusLine } from '../responses/code.ts';
import { mediaTypeIn, readStatus } from '../responses/status.ts';
import { plainText } from '../text.ts';
import type { PartExample } from './example.ts';

/** The blocks of code of a part, but for those that are the title of another. */
export function examplesOf({ text, passages }: PassageSource): PartExample[] {
  const found: {
    readonly code: CodeBlock;
    readonly caption: string;
    readonly passage: Passage;
    readonly heading: Span | undefined;
  }[] = [];
  let above: string[] = [];
  let heading: Passage['block'] | undefined;
  for (const passage of passages) {
    const { block } = passage;
    if (block.kind === 'heading') {
      heading = block;
      above = [block.text];
    } else if (block.kind === 'paragraph') above.push(block.text);
    else if (block.kind === 'code' && isCaption(block.content)) above.push(block.content.trim());
    else if (block.kind === 'code' && block.content.trim() !== '') {
      found.push({
        code: block,
        caption: above.join('\n'),
        passage,
        heading: heading?.kind === 'heading' ? heading.textSpan : undefined,
      });
      above = heading?.kind === 'heading' ? [heading.text] : [];
    }
  }
  const roles = codeRoles(found);
  return found.map(({ code, passage, heading: headingSpan }, index) => {
    const role = roles[index];
    const message = messageFields(text, code);
    const said = role === 'request' ? undefined : saidAbove(text, passage, headingSpan);
    return {
      role,
      language: code.language,
      span: code.span,
      bodySpan: bodySpan(text, code),
      status: message.status ?? said?.status,
      mediaType: message.mediaType ?? said?.mediaType,
      block: code,
      isData: isData(code, role),
    };
  });
}

function isData({ content }: CodeBlock, role: CodeRole): boolean {
  return role === undefined && /^\s*[{[<"]/.test(content);
}

/** Between the line of the opening fence and that of the closing one; all of an indented block. */
export function bodySpan(part: string, { span, isFenced }: CodeBlock): Span {
  const source = part.slice(span.start, span.end);
  const opening = isFenced ? (/^[^\n]*(?:\n|$)/.exec(source)?.[0].length ?? 0) : 0;
  const closing = isFenced
    ? /\r?\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source.slice(Math.max(0, opening - 1)))
    : undefined;
  const end = closing ? Math.max(0, opening - 1) + closing.index : source.length;
  return { start: span.start + opening, end: span.start + Math.max(opening, end) };
}

/** The status line and the media type of an HTTP message that answers. */
function messageFields(
  part: string,
  code: CodeBlock,
): { readonly status: Wording | undefined; readonly mediaType: Wording | undefined } {
  const { start, end } = bodySpan(part, code);
  const source = part.slice(start, Math.min(end, start + longestHead));
  const line = /^[ \t>]*(?:< )?HTTP\/\d(?:\.\d)?\s+(\d{3})\b/m.exec(source) ?? bareStatusLine.exec(source);
  const digits = line?.[1];
  const at = line && digits !== undefined ? start + line.index + line[0].indexOf(digits) : undefined;
  const field = /^[ \t>]*(?:< )?content-type:[^\n]*/im.exec(source.slice(line?.index ?? 0));
  const isMessage = line !== null || /^[ \t>]*[A-Z]{3,7}\s+\S/.test(source);
  return {
    status: at === undefined || digits === undefined ? undefined : { text: digits, span: { start: at, end: at + 3 } },
    mediaType:
      field && isMessage ? mediaTypeIn({ text: field[0], start: start + (line?.index ?? 0) + field.index }) : undefined,
  };
}

const longestHead = 4000;

function saidAbove(
  part: string,
  { label }: Passage,
  heading: Span | undefined,
): { readonly status: Wording | undefined; readonly mediaType: Wording | undefined } {
  const texts = [label?.span, heading].flatMap((span) => (span ? [plainText(part, span)] : []));
  for (const plain of texts) {
    const found = readStatus(plain) ?? readStatus(plain, Math.max(0, plain.text.search(/[1-5]\d\d(?!\w)/)));
    if (found) return { status: { text: found.status, span: found.statusSpan }, mediaType: found.mediaType };
  }
  const [mediaType] = texts.flatMap((plain) => mediaTypeIn(plain) ?? []);
  return { status: undefined, mediaType };
}
