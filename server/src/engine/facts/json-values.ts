import { type CodeLine, codeLines } from '../endpoints/code-lines.ts';
import type { Span } from '../finding.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { CodeBlock } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';

/** A piece of JSON in an example, read as far as it can be: examples leave out, and are half typed. Spans are relative to the part. */
export interface JsonPiece {
  /** A member of an object is its key and its value. */
  readonly kind: 'object' | 'array' | 'member' | 'key' | 'value';
  readonly span: Span;
  readonly pieces: readonly JsonPiece[];
}

/** The objects and arrays in the code blocks of a part, the outermost ones; also the bodies of HTTP messages. Kept as long as its text is the same. */
export const jsonOfPart = perPart((content): readonly JsonPiece[] => {
  if (!/[{[]/.test(content.text)) return [];
  return allBlocks(content.facts.blocks).flatMap((block) => (block.kind === 'code' ? jsonOf(content, block) : []));
});

function jsonOf({ text }: PartContent, block: CodeBlock): readonly JsonPiece[] {
  const isMessage = /^(?:https?|rest)$/.test(block.language);
  if (!isMessage && block.language !== '' && !/json/.test(block.language)) return [];
  const lines = codeLines(text, block);
  const first = isMessage ? lines.findIndex((line) => line.text === '') + 1 : 0;
  const body = isMessage && first === 0 ? [] : lines.slice(first);
  const begins = body.find((line) => line.text !== '' && !line.text.startsWith('//'))?.text;
  return begins !== undefined && /^[{[]/.test(begins) ? readPieces(body) : [];
}

interface Open {
  readonly kind: 'object' | 'array';
  readonly start: number;
  readonly pieces: JsonPiece[];
  /** The key whose value comes next. */
  key: JsonPiece | undefined;
}

/** Goes through the tokens once, without recursion: no nesting is too deep for it. */
function readPieces(lines: readonly CodeLine[]): readonly JsonPiece[] {
  const roots: JsonPiece[] = [];
  const open: Open[] = [];
  let end = 0;
  for (const { text, start } of lines) {
    for (const { index, 0: token } of text.matchAll(tokens)) {
      const span = { start: start + index, end: start + index + token.length };
      if (token === '{' || token === '[') {
        open.push({ kind: token === '{' ? 'object' : 'array', start: span.start, pieces: [], key: undefined });
      } else if (token === '}' || token === ']') close(open, roots, span.end);
      else if (token === ',') endMember(open.at(-1));
      else if (token !== ':' && !token.startsWith('//')) addScalar(open, span, token);
      end = span.end;
    }
  }
  while (open.length > 0) close(open, roots, end);
  return roots;
}

const tokens = /"(?:[^"\\]|\\.)*"?|\/\/.*|[{}[\],:]|[^\s{}[\],:"]+/g;

function close(open: Open[], roots: JsonPiece[], end: number): void {
  const closed = open.pop();
  if (!closed) return;
  endMember(closed);
  const { kind, start, pieces } = closed;
  addValue(open.at(-1), roots, { kind, span: { start, end }, pieces });
}

function addScalar(open: readonly Open[], span: Span, token: string): void {
  const around = open.at(-1);
  if (!around) return;
  const isKey = around.kind === 'object' && around.key === undefined && token.startsWith('"');
  if (isKey) around.key = { kind: 'key', span, pieces: [] };
  else addValue(around, [], { kind: 'value', span, pieces: [] });
}

function addValue(around: Open | undefined, roots: JsonPiece[], value: JsonPiece): void {
  if (!around) roots.push(value);
  else if (around.key) {
    const { key } = around;
    const span = { start: key.span.start, end: value.span.end };
    around.pieces.push({ kind: 'member', span, pieces: [key, value] });
    around.key = undefined;
  } else around.pieces.push(value);
}

/** A key without a value is a member that is half typed. */
function endMember(around: Open | undefined): void {
  if (!around?.key) return;
  around.pieces.push({ kind: 'member', span: around.key.span, pieces: [around.key] });
  around.key = undefined;
}
