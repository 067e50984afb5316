import type { HeadingBlock } from '../markdown/facts.ts';
import type { Heading } from '../markdown/markdown-file.ts';

/** Words that say what follows, and nothing of the endpoint. */
export function isCaption({ index, level, block }: Heading): boolean {
  const isTitle = index === 0 && level === 1;
  if (isTitle) return false;
  let known = captions.get(block);
  if (known === undefined) {
    known = !block.text.includes('/') && caption.test(block.text);
    captions.set(block, known);
  }
  return known;
}

const captions = new WeakMap<HeadingBlock, boolean>();

const caption =
  /^(?:\w+\s+){0,2}(?:parameters?|params|arguments?|requests?|responses?|examples?|samples?|body|headers?|returns?|errors?|status(?: codes?)?|codes?|payload|query|fields|attributes|properties|schema|output|input|results?|notes?|usage|definition|endpoint|url|path|method|syntax|route|description|details|authori[sz]ation|authentication|permissions?|prerequisites|remarks|scopes?|curl)s?\b[\s\w:()]{0,24}$/i;
