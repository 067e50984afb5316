import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Wording } from '../operations/operation.ts';
import { plainText, wordingIn } from '../operations/text.ts';
import type { OperationPair } from './pairs.ts';

/** The first sentence below the heading of an endpoint's section that is a paragraph by itself; undefined where another block comes first. */
export function summaryIn(file: MarkdownFile, { documented: { endpoint, span } }: OperationPair): Wording | undefined {
  const { heading } = endpoint;
  if (!heading || heading.span.start < span.start || besides.test(heading.text)) return undefined;
  const { text } = file;
  // In an item of a list it is one of several, and the section is about what they have in common.
  if (/^\s*[-*+]\s/.test(text.slice(text.lastIndexOf('\n', endpoint.pathSpan.start) + 1, endpoint.pathSpan.start)))
    return undefined;
  for (const { start, content } of file.parts) {
    for (const block of content.facts.blocks) {
      const at = start + block.span.start;
      if (at < heading.span.end || at >= span.end) continue;
      if (block.kind === 'heading') return undefined;
      const whole = { start: at, end: start + block.span.end };
      const isOwn = whole.start <= endpoint.pathSpan.start && endpoint.pathSpan.start < whole.end;
      // What stands behind them says something else.
      if (block.kind === 'list' || block.kind === 'table') return undefined;
      if (block.kind !== 'paragraph' || isOwn) continue;
      const plain = plainText(file.text, whole);
      const sentence = /^[\s\S]*?[.!?](?=\s|$)/.exec(plain.text)?.[0] ?? plain.text;
      return wordingIn(plain, 0, sentence.length);
    }
  }
  return undefined;
}

/** Headings of what is said besides: the endpoint below is no matter of its own. */
const besides = /^\W*(?:remarks?|notes?|see also|examples?|tips?|next steps|background)\W*$/i;

/** The same but for marks, capitals, punctuation and the ending of the verb: *Lists parcels.* and *List parcels*. */
export function saySame(one: string, other: string): boolean {
  return simplified(one) === simplified(other);
}

function simplified(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(?:an?|the|all|your)$/.test(word))
    .map((word) => word.replace(/(?:es|s)$/, ''))
    .join(' ');
}
