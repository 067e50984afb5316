/** A tag that opens or closes an element which can hold blocks. */
export interface HtmlTag {
  readonly name: string;
  readonly isClosing: boolean;
}

/** The opening and closing tags of an HTML block that have no partner in it. */
export function unpairedTags(html: string): HtmlTag[] {
  const open: HtmlTag[] = [];
  const closing: HtmlTag[] = [];
  for (const [, slash, word = '', attributes = ''] of html.replace(comment, '').matchAll(tag)) {
    const name = word.toLowerCase();
    if (!containers.has(name) || attributes.endsWith('/')) continue;
    if (!slash) {
      open.push({ name, isClosing: false });
      continue;
    }
    const partner = open.findLastIndex((other) => other.name === name);
    if (partner === -1) closing.push({ name, isClosing: true });
    else open.length = partner;
  }
  return [...closing, ...open];
}

/** First and last index, both inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * The runs of blocks that an HTML element begins in one block and ends in another; they must stay whole. In order,
 * without overlap. An element that nobody closes binds nothing: it would swallow the rest of the page while it is typed.
 */
export function htmlRanges(tagsOfBlocks: Iterable<readonly HtmlTag[]>): Range[] {
  const open: { readonly name: string; readonly block: number }[] = [];
  const counts = new Map<string, number>();
  const ranges: Range[] = [];
  let block = 0;
  for (const tags of tagsOfBlocks) {
    for (const { name, isClosing } of tags) {
      if (!isClosing) {
        open.push({ name, block });
        counts.set(name, (counts.get(name) ?? 0) + 1);
        continue;
      }
      if (!counts.get(name)) continue;
      for (let last = open.pop(); last; last = open.pop()) {
        counts.set(last.name, (counts.get(last.name) ?? 0) - 1);
        if (last.name !== name) continue;
        if (last.block !== block) ranges.push({ first: last.block, last: block });
        break;
      }
    }
    block += 1;
  }
  return joinedRanges(ranges);
}

/** The same runs in order, those that overlap as one. */
export function joinedRanges(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before && range.first <= before.last) {
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
    } else result.push(range);
  }
  return result;
}

const comment = /<!--[\s\S]*?(?:-->|$)/g;
const tag = /<(\/)?([A-Za-z][A-Za-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;

/** Elements whose end tag can't be left out and that may hold Markdown blocks. */
const containers = new Set([
  'a',
  'article',
  'aside',
  'blockquote',
  'center',
  'details',
  'div',
  'dl',
  'figure',
  'footer',
  'header',
  'main',
  'nav',
  'ol',
  'section',
  'span',
  'table',
  'ul',
]);
