import type { Block, CodeBlock, Link, ListBlock, TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { type CodeRole, codeRoles, plays } from './code-role.ts';
import { type Guidance, withoutGuidance } from './guidance.ts';

/**
 * What stands between a document-level heading and the next one, laid out for the requirements. It depends on its part's
 * text and the contract's guidance alone, so it is read once and kept as long as they are the same.
 */
export interface Unit {
  readonly heading: string;
  /** Nothing that a reader would see stands below the heading. */
  readonly isEmpty: boolean;
  /** Words of the author's in paragraphs outside lists and tables. */
  readonly proseWords: number;
  /** Those below the last code block; all of them where there is none. */
  readonly closingWords: number;
  /** Every word that a reader sees except in the heading and in code blocks: prose, lists, tables, link targets. */
  readonly text: string;
  readonly lists: readonly ListBlock[];
  readonly tables: readonly CaptionedTable[];
  readonly code: readonly CaptionedCode[];
  readonly links: readonly Link[];
  /** What `is-met.ts` has found out about it, by the requirement's number. */
  readonly kept: (TermsFound | undefined)[];
}

/** Where a unit names any of some terms. */
export interface TermsFound {
  readonly inHeading: boolean;
  readonly inText: boolean;
}

export interface CaptionedTable {
  /** Its spans are relative to the part. */
  readonly table: TableBlock;
  /** The heading and the paragraph right above it. */
  readonly caption: string;
}

export interface CaptionedCode {
  readonly code: CodeBlock;
  readonly role: CodeRole;
}

/** Whether a code block stands there that plays a role; without one, a block of which the text doesn't tell what it shows. */
export function showsCode(units: readonly Unit[], wanted: 'request' | 'response' | undefined): boolean {
  return units.some(({ code }) =>
    code.some(({ role }) => (wanted === undefined ? role === undefined : plays(role, wanted))),
  );
}

/** One unit for each heading of the file, by `Heading.index`. */
export function unitsOf(file: MarkdownFile, guidance: readonly Guidance[]): readonly Unit[] {
  const byFile = memoOf(files, guidance);
  const known = byFile.get(file);
  if (known) return known;
  const units: Unit[] = [];
  for (const part of file.parts) for (const unit of unitsOfPart(part.content, guidance)) units.push(unit);
  byFile.set(file, units);
  return units;
}

const files = new WeakMap<readonly Guidance[], WeakMap<MarkdownFile, readonly Unit[]>>();
const parts = new WeakMap<readonly Guidance[], WeakMap<PartContent, readonly Unit[]>>();

function memoOf<Key extends object>(
  memo: WeakMap<readonly Guidance[], WeakMap<Key, readonly Unit[]>>,
  guidance: readonly Guidance[],
): WeakMap<Key, readonly Unit[]> {
  const known = memo.get(guidance);
  if (known) return known;
  const fresh = new WeakMap<Key, readonly Unit[]>();
  memo.set(guidance, fresh);
  return fresh;
}

function unitsOfPart(content: PartContent, guidance: readonly Guidance[]): readonly Unit[] {
  const byContent = memoOf(parts, guidance);
  const known = byContent.get(content);
  if (known) return known;
  const { blocks, links } = content.facts;
  const units: Unit[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    const next = blocks.findIndex((other, at) => at > index && other.kind === 'heading');
    const end = next === -1 ? blocks.length : next;
    const endOffset = blocks[next]?.span.start ?? content.text.length;
    const own = links.filter((link) => link.span.start > block.span.start && link.span.start < endOffset);
    units.push(readUnit(block.text, blocks.slice(index + 1, end), own, guidance));
  }
  byContent.set(content, units);
  return units;
}

function readUnit(
  heading: string,
  blocks: readonly Block[],
  links: readonly Link[],
  guidance: readonly Guidance[],
): Unit {
  const reading: Reading = {
    guidance,
    text: [],
    lists: [],
    tables: [],
    code: [],
    above: [heading],
    proseWords: 0,
    closingWords: 0,
  };
  for (const block of blocks) read(reading, block, true);
  const roles = codeRoles(reading.code);
  return {
    heading,
    isEmpty: links.every((link) => link.kind !== 'image') && !blocks.some(isContent),
    proseWords: reading.proseWords,
    closingWords: reading.closingWords,
    text: [...reading.text, ...links.map((link) => link.destination)].join('\n'),
    lists: reading.lists,
    tables: reading.tables,
    code: reading.code.map(({ code }, index) => ({ code, role: roles[index] })),
    links,
    kept: [],
  };
}

interface Reading {
  readonly guidance: readonly Guidance[];
  readonly text: string[];
  readonly lists: ListBlock[];
  readonly tables: CaptionedTable[];
  readonly code: { readonly code: CodeBlock; readonly caption: string }[];
  /** The words since the code block before, the heading first. */
  above: string[];
  proseWords: number;
  closingWords: number;
}

function read(reading: Reading, block: Block, isProse: boolean): void {
  switch (block.kind) {
    case 'heading':
      reading.text.push(block.text);
      reading.above.push(block.text);
      return;
    case 'paragraph': {
      const words = withoutGuidance(block.text, reading.guidance);
      reading.text.push(words);
      reading.above.push(words);
      if (isProse) addProse(reading, words);
      return;
    }
    case 'list':
      reading.lists.push(block);
      for (const item of block.items) for (const inner of item.blocks) read(reading, inner, false);
      return;
    case 'table':
      reading.tables.push({ table: block, caption: [reading.above[0], reading.above.at(-1)].join('\n') });
      for (const cell of [...block.header, ...block.rows.flat()]) reading.text.push(cell.text);
      return;
    case 'code':
      reading.code.push({ code: block, caption: reading.above.join('\n') });
      reading.above = reading.above.slice(0, 1);
      reading.closingWords = 0;
      return;
    case 'html': {
      const words = visibleText(block.content);
      reading.text.push(words);
      addProse(reading, words);
      return;
    }
    case 'quote':
      for (const inner of block.blocks) read(reading, inner, isProse);
      return;
    case 'thematicBreak':
      return;
  }
}

function addProse(reading: Reading, words: string): void {
  const count = countWords(words);
  reading.proseWords += count;
  reading.closingWords += count;
}

function isContent(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'thematicBreak':
      return false;
    case 'html': {
      const hasElements = /<(?!!--|a\b|\/a\b|br\b|hr\b)[a-z]/i.test(block.content);
      return hasElements || visibleText(block.content).trim() !== '' || isInstruction(block.content);
    }
    case 'paragraph':
      return block.text !== '';
    case 'list':
      return block.items.some((item) => item.blocks.some(isContent));
    case 'quote':
      return block.blocks.some(isContent);
    case 'table':
    case 'code':
      return true;
  }
}

/** A comment that tells a generator to put something there. */
function isInstruction(html: string): boolean {
  const comments = html.match(/<!--[^>]*/g) ?? [];
  return comments.some((comment) => instruction.test(comment));
}

const instruction = /\b(?:include|import|embed|insert|snippet|generated?|tabs?|render)\b/i;

/** HTML without comments and tags. */
function visibleText(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ').replace(/<[^<>]*>/g, ' ');
}

/** Those of a text that begin with a letter or a digit. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}]\S*/gu)) count++;
  return count;
}
