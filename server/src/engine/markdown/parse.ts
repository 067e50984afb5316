import { LineIndex } from '../text.ts';
import { readFrontMatter, startBehindMark } from './front-matter.ts';
import type { Heading, MarkdownFile, MarkdownPart, PartContent } from './markdown-file.ts';
import { type BodyParts, parseBody, updateBody } from './parts.ts';

/**
 * Parses a document. With the file's previous state only the parts that the change touches are parsed again; the result
 * is the same as without it.
 */
export function parseMarkdown(uri: string, text: string, previous?: MarkdownFile): MarkdownFile {
  const frontMatter = sameFrontMatter(text, previous) ?? readFrontMatter(text, startBehindMark(text));
  const bodyStart = frontMatter?.span.end ?? startBehindMark(text);
  const body = text.slice(bodyStart);
  const before = previous && bodies.get(previous);
  const parsed = before ? updateBody(before, body) : parseBody(body);
  const parts = placeParts(parsed.contents, bodyStart);
  const file: MarkdownFile = {
    kind: 'markdown',
    uri,
    text,
    lines: new LineIndex(text),
    frontMatter,
    parts,
    headings: readHeadings(parts, previous?.headings ?? []),
  };
  bodies.set(file, parsed);
  return file;
}

/** What {@link updateBody} needs of a file's previous state; nobody else sees it. */
const bodies = new WeakMap<MarkdownFile, BodyParts>();

function sameFrontMatter(text: string, previous: MarkdownFile | undefined) {
  const known = previous?.frontMatter;
  if (!known) return undefined;
  const { start, end } = known.span;
  const isSame = startBehindMark(text) === start && text.slice(start, end) === previous.text.slice(start, end);
  const isClosed = text.length === end || end < previous.text.length;
  return isSame && isClosed ? known : undefined;
}

function placeParts(contents: readonly PartContent[], bodyStart: number): MarkdownPart[] {
  let start = bodyStart;
  return contents.map((content) => {
    const part = { start, content };
    start += content.text.length;
    return part;
  });
}

/** Those before an edit stay the same objects. */
function readHeadings(parts: readonly MarkdownPart[], previous: readonly Heading[]): Heading[] {
  const headings: Heading[] = [];
  for (const [part, { start, content }] of parts.entries()) {
    for (const block of content.headings) {
      const known = previous[headings.length];
      const isSame = known?.block === block && known.part === part && known.span.start === start + block.span.start;
      if (isSame) {
        headings.push(known);
        continue;
      }
      headings.push({
        index: headings.length,
        level: block.level,
        text: block.text,
        span: { start: start + block.span.start, end: start + block.span.end },
        textSpan: { start: start + block.textSpan.start, end: start + block.textSpan.end },
        isSetext: block.isSetext,
        part,
        block,
      });
    }
  }
  return headings;
}
