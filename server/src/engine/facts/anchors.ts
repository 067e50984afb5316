import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { HeadingIds, headingSlug } from '../preview/heading-ids.ts';

/** What a link into a document may name. */
export interface Anchors {
  /** As GitHub makes them, and those that the document gives itself. */
  readonly names: readonly string[];
  /** In lower case, in the ways of other generators, too. */
  readonly accepted: ReadonlySet<string>;
}

/**
 * Whether a document may have other anchors than those that its text shows: a template makes some of it, other files are included, it is a piece
 * of a page itself, or its links may name anchors of all documents, as in MyST.
 */
export function mayHaveOtherAnchors({ uri, parts }: MarkdownFile): boolean {
  if (isPieceOfPage(uri)) return true;
  return parts.some(({ content }) => mayMakeAnchors(content));
}

const mayMakeAnchors = perPart(({ text }) => makesAnchors.test(text));

/** A file that pages include, by the names that generators have for such: links in it are those of the page. */
export function isPieceOfPage(uri: string): boolean {
  return /\/_(?!index\.)[^/]*$|\/_?(?:includes?|partials?|snippets?)\/[^/]*$/.test(uri);
}

/** Lines of Hugo, Jekyll, Slate, MkDocs, VitePress, DocFX, AsciiDoc, MDX and MyST. */
const makesAnchors =
  /^[ \t]*(?:\{%|\{\{|--8<--|<!--\s*@?include|<%|@include|\[!include|include::|:::+\s*include|import\s+\w+\s+from\s+['"].*\.mdx?['"]|\([\w.:-]+\)=[ \t]*$|(?:`{3,}|:{3,}|~{3,})\{)/im;

/** The anchors of a document; computed once. */
export function anchorsOf(file: MarkdownFile): Anchors {
  const known = anchors.get(file);
  if (known) return known;
  const names: string[] = [];
  const accepted = new Set<string>();
  const ids = new HeadingIds();
  const uses = new Map<string, number>();
  const accept = (name: string): void => {
    accepted.add(name.toLowerCase());
  };
  for (const heading of file.headings) {
    const name = ids.next(headingSlug(heading.text));
    names.push(name);
    accept(name);
    for (const other of otherSlugs(heading.text)) {
      const count = uses.get(other) ?? 0;
      uses.set(other, count + 1);
      // The second one of a name is `name-1`, `name_1` or `name-2`, by the generator.
      accept(count === 0 ? other : `${other}-${count}`);
      if (count > 0) for (const again of [`${other}_${count}`, `${other}-${count + 1}`]) accept(again);
    }
  }
  for (const { content } of file.parts) {
    for (const name of ownAnchors(content)) {
      names.push(name);
      accept(name);
    }
  }
  const found = { names, accepted };
  anchors.set(file, found);
  return found;
}

const anchors = new WeakMap<MarkdownFile, Anchors>();

/** As generators of sites make anchors: without repeated hyphens, without underscores, with hyphens for all else. */
function otherSlugs(words: string): Set<string> {
  const known = slugs.get(words);
  if (known) return known;
  const lower = words.toLowerCase();
  const bare = lower.normalize('NFKD').replace(/\p{M}/gu, '');
  const made = new Set(
    [lower, bare].flatMap((text) => [
      collapse(headingSlug(text)),
      collapse(headingSlug(text.replaceAll('_', ''))),
      collapse(headingSlug(text.replace(/^[^\p{L}]+/u, ''))),
      collapse(text.replace(/[^\p{L}\p{N}_]+/gu, '-')),
      collapse(text.replace(/[^\p{L}\p{N}]+/gu, '-')),
      collapse(text.replace(/[^\p{L}\p{N}\s._-]+/gu, '').replace(/\s+/g, '-')),
      collapse(text.replace(/&/g, ' and ').replace(/[^\p{L}\p{N}]+/gu, '-')),
    ]),
  );
  if (slugs.size > mostSlugs) slugs.clear();
  slugs.set(words, made);
  return made;
}

/** By a heading's words: most of them are the same at the next keystroke. */
const slugs = new Map<string, Set<string>>();
const mostSlugs = 20_000;

function collapse(text: string): string {
  return text.replace(/-{2,}/g, '-').replace(/^-+|-+$/g, '');
}

/** The anchors that a part names itself: `{#id}` behind words, `id` and `name` of HTML. */
const ownAnchors = perPart((content): readonly string[] => {
  const found: string[] = [];
  const { text } = content;
  for (const [, name = ''] of text.matchAll(/\{[^{}\n#]*#([\w:.-]+)[^{}\n]*\}/g)) found.push(name);
  for (const [tag] of text.matchAll(/<[a-z][^<>]*>/gi))
    for (const [, quoted, bare] of tag.matchAll(/\s(?:id|name)\s*=\s*(?:["']([^"'\n]+)["']|([\w:.-]+))/gi))
      found.push(quoted ?? bare ?? '');
  return found;
});
