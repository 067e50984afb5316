import type { Span } from '../finding.ts';
import type { Block, ParagraphBlock } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { type Topic, topicOf } from './topic.ts';

/** A part as recognisers read it: its text, and its blocks, with those inside lists and quotes, in their order. */
export interface PassageSource {
  readonly text: string;
  readonly passages: readonly Passage[];
}

export interface Passage {
  readonly block: Block;
  /** The nearest words above it, in the same part, that announce something. */
  readonly label: Label | undefined;
  /** The words right before it, whatever they say. */
  readonly lead: string;
  /** Nothing but the part stands around it. */
  readonly isAtTop: boolean;
}

export interface Label {
  readonly words: string;
  readonly span: Span;
  readonly topic: Topic | undefined;
  /** Since then there was no table, list or block of code. */
  readonly isFresh: boolean;
  /** It stands where a heading would: what it says ends what the part's heading says. */
  readonly isHeading: boolean;
}

export function passagesOf({ text, facts }: PartContent): PassageSource {
  const passages: Passage[] = [];
  walk(text, facts.blocks, { label: undefined, isAtTop: true }, passages);
  return { text, passages };
}

interface Around {
  readonly label: Label | undefined;
  readonly isAtTop: boolean;
}

function walk(text: string, blocks: readonly Block[], around: Around, passages: Passage[]): void {
  const { isAtTop } = around;
  let { label } = around;
  let lead = '';
  for (const [index, block] of blocks.entries()) {
    passages.push({ block, label, lead, isAtTop });
    switch (block.kind) {
      case 'heading':
        label = undefined;
        lead = '';
        break;
      case 'paragraph': {
        const words = labelWords(text, block) ?? (isAtTop ? undefined : titleOf(block, blocks[index + 1]));
        if (words !== undefined) label = labelOf(words, lastSentence(text, block.span));
        lead = block.text;
        break;
      }
      case 'html': {
        const words = block.content.replace(/<[^<>]*>/g, ' ').trim();
        // MDX ends an element where CommonMark has its block go on: a heading may stand in the next line.
        const heading = /^[ \t]*#{1,6}[ \t]+([^\r\n]*)/m.exec(block.content);
        const title = heading?.[1];
        if (heading && title !== undefined) {
          const start = block.span.start + text.slice(block.span.start, block.span.end).lastIndexOf(title);
          label = { ...labelOf(title, { start, end: start + title.length }), isHeading: true };
        } else if (
          /^<(?:h[1-6]|p|b|strong|summary|details)\b/i.test(block.content.trim()) &&
          words.length < longestLabel &&
          words !== ''
        )
          label = labelOf(words, block.span);
        break;
      }
      case 'list':
        for (const item of block.items) walk(text, item.blocks, { label, isAtTop: false }, passages);
        label = label && { ...label, isFresh: false };
        lead = '';
        break;
      case 'quote':
        walk(text, block.blocks, { label, isAtTop: false }, passages);
        lead = '';
        break;
      case 'code':
        if (isCaption(block.content)) label = labelOf(block.content.trim(), block.span);
        else label = label && { ...label, isFresh: false };
        lead = '';
        break;
      case 'table':
        label = label && { ...label, isFresh: false };
        lead = '';
        break;
      case 'thematicBreak':
        break;
    }
  }
}

/** A block of code that is but a title, as Slate's pages have them beside the code: `Example Request`. */
export function isCaption(content: string): boolean {
  return /^\s*(?:Example|Sample)\s[^\n{}<>/:]{0,60}\b(?:Request|Response)\b[^\n{}<>/]{0,40}$/i.test(content.trimEnd());
}

function labelOf(words: string, span: Span): Label {
  return { words, span, topic: topicOf(words), isFresh: true, isHeading: false };
}

/** From behind the last mark that ends a sentence before the end. */
function lastSentence(text: string, { start, end }: Span): Span {
  const ends = [...text.slice(start, end - 1).matchAll(/[.!?。]\s+(?=\S)/g)];
  const last = ends.at(-1);
  return { start: last ? start + last.index + last[0].length : start, end };
}

const longestLabel = 200;

/** The few words of an item that announce what stands in it: `+ Parameters`. */
function titleOf({ text }: ParagraphBlock, next: Block | undefined): string | undefined {
  const isTitle = next !== undefined && text.length < longestTitle && topicOf(text)?.about !== undefined;
  return isTitle && !/[.!?]$/.test(text) ? text : undefined;
}

const longestTitle = 60;

/** The last line of a paragraph that ends with a colon, a paragraph that is all in bold or italics, or what one announces before a colon at its start. */
function labelWords(text: string, { span, text: words }: ParagraphBlock): string | undefined {
  if (words.length === 0) return undefined;
  const last = words.length > longestLabel ? words.slice(-longestLabel) : words;
  if (/[:：]\W{0,3}$/.test(last)) return last.split(/(?<=[.!?。])\s+/).at(-1);
  const source = text.slice(span.start, span.end).trim();
  if (words.length < longestLabel && /^(\*\*|__|\*|_)(?!\s)[^\n]*\1[:：.]?$/.test(source)) return words;
  const [, title] = /^([^:：.\n]{3,40})[:：]\s/.exec(words) ?? [];
  return title !== undefined && topicOf(title)?.about !== undefined ? title : undefined;
}
