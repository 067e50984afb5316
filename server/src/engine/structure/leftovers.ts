import type { Contract, Section } from '../contract/contract.ts';
import type { Span } from '../finding.ts';
import type { Block } from '../markdown/facts.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { guidanceOf, normalizeProse } from './guidance.ts';

/** Text that waits for its author. */
export interface Leftover {
  readonly span: Span;
  /** The section whose guidance it is; undefined for a placeholder. */
  readonly guidance: Section | undefined;
  /** As written: `TODO`, `TBD`, `Lorem ipsum`; the whole paragraph for guidance. */
  readonly text: string;
}

/** The contract's own guidance and placeholders that still stand in a document, in its order. */
export function findLeftovers(file: MarkdownFile, contract: Contract): Leftover[] {
  const found: Leftover[] = [];
  for (const { start, content } of file.parts) {
    for (const leftover of leftoversOf(content, contract)) {
      found.push({ ...leftover, span: { start: start + leftover.span.start, end: start + leftover.span.end } });
    }
  }
  return found;
}

function leftoversOf(content: PartContent, contract: Contract): readonly Leftover[] {
  const known = memo.get(contract)?.get(content);
  if (known) return known;
  const found: Leftover[] = [];
  for (const block of content.facts.blocks) readBlock(block, content.text, contract, found);
  const byContent = memo.get(contract) ?? new WeakMap<PartContent, readonly Leftover[]>();
  byContent.set(content, found);
  memo.set(contract, byContent);
  return found;
}

const memo = new WeakMap<Contract, WeakMap<PartContent, readonly Leftover[]>>();

function readBlock(block: Block, source: string, contract: Contract, found: Leftover[]): void {
  switch (block.kind) {
    case 'paragraph': {
      const words = block.text.length < 30 ? '' : normalizeProse(block.text);
      const guidance = words && guidanceOf(contract).find((one) => words.includes(one.text));
      if (guidance) found.push({ span: trimmed(block.span, source), guidance: guidance.section, text: block.text });
      else readPlaceholders(block.span, source, found);
      return;
    }
    case 'heading':
      readPlaceholders(block.textSpan, source, found);
      return;
    case 'table':
      for (const cell of [...block.header, ...block.rows.flat()]) readPlaceholders(cell.span, source, found);
      return;
    case 'list':
      for (const item of block.items) for (const inner of item.blocks) readBlock(inner, source, contract, found);
      return;
    case 'quote':
      for (const inner of block.blocks) readBlock(inner, source, contract, found);
      return;
    case 'code':
    case 'html':
    case 'thematicBreak':
      return;
  }
}

function readPlaceholders(span: Span, source: string, found: Leftover[]): void {
  const written = source.slice(span.start, span.end);
  if (!/TODO|TBD|lorem/i.test(written)) return;
  // What stands in code, in a comment or in an address is not the author's prose.
  const prose = written.replace(
    /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|<!--[\s\S]*?(?:-->|$)|\]\((?:[^()\n]|\([^()\n]*\))*\)|https?:\/\/\S+/g,
    (code) => ' '.repeat(code.length),
  );
  for (const match of prose.matchAll(placeholder)) {
    const start = span.start + match.index;
    found.push({ span: { start, end: start + match[0].length }, guidance: undefined, text: match[0] });
  }
}

/**
 * `TODO` as a note to oneself: with a colon or a bracket, alone, or at the beginning of what is to be done. A "TODO list"
 * or a "TODO item" is a thing that an API may well be about.
 */
const placeholder =
  /(?<![\w-])(?:TODO(?=\s*(?:[:(…–—]|-\s|\.{3}|$))|TODO(?<=^[\s>*\-+\d.|]*(?:\[[ xX]\]\s*)?TODO)(?!\w|[\s-]+(?:lists?|items?|entry|entries|tasks?|apps?|applications?|services?|resources?|objects?|board|API)\b)|TBD(?!\w)|lorem ipsum(?!\w))|(?<![\w-])Lorem ipsum(?!\w)/g;

/** Without the indentation and marks of containers before the first word. */
function trimmed(span: Span, source: string): Span {
  const leading = /^[\s>]*/.exec(source.slice(span.start, span.end))?.[0].length ?? 0;
  return { start: span.start + leading, end: span.end };
}
