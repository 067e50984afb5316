import type { Span } from '../finding.ts';
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
  for (const { name, isName } of eachAnchor(file)) {
    if (isName) names.push(name);
    accepted.add(name.toLowerCase());
  }
  const found = { names, accepted };
  anchors.set(file, found);
  return found;
}

const anchors = new WeakMap<MarkdownFile, Anchors>();

/** Where an anchor leads, and which generator's it is. */
export interface AnchorPlace {
  readonly name: string;
  /** Its name, where the document gives it one itself; otherwise the heading's words. */
  readonly span: Span;
  /** The heading that it is made of. */
  readonly heading: number | undefined;
  /** The generator's way: 0 for GitHub's, and for a name that the document gives. */
  readonly way: number;
  /** Among those that this way may give to one heading, where others of the same name stand before it. */
  readonly variant: number;
}

/** Where each accepted anchor leads, by its name in lower case: of several, the first. */
export function anchorPlaces(file: MarkdownFile): ReadonlyMap<string, AnchorPlace> {
  const places = new Map<string, AnchorPlace>();
  for (const anchor of eachAnchor(file)) {
    const key = anchor.name.toLowerCase();
    if (!places.has(key)) places.set(key, anchor);
  }
  return places;
}

/** The anchors that a heading has in other generators' ways, by its index; GitHub's first. */
export function headingAnchors(file: MarkdownFile): readonly (readonly AnchorPlace[])[] {
  const anchors: AnchorPlace[][] = file.headings.map(() => []);
  for (const anchor of eachAnchor(file)) if (anchor.heading !== undefined) anchors[anchor.heading]?.push(anchor);
  return anchors;
}

interface FoundAnchor extends AnchorPlace {
  /** GitHub's or the document's own, that is to be offered; others are accepted only. */
  readonly isName: boolean;
}

function* eachAnchor(file: MarkdownFile): Generator<FoundAnchor> {
  const ids = new HeadingIds();
  const uses = new Map<string, number>();
  for (const { index, text, textSpan } of file.headings) {
    const place = { span: textSpan, heading: index };
    yield { ...place, name: ids.next(headingSlug(text)), isName: true, way: 0, variant: 0 };
    const others = slugsOf(text);
    for (const [way, other] of others.entries()) {
      if (others.indexOf(other) < way) continue;
      const count = uses.get(other) ?? 0;
      uses.set(other, count + 1);
      // The second one of a name is `name-1`, `name_1` or `name-2`, by the generator.
      const again = [`${other}-${count}`, `${other}_${count}`, `${other}-${count + 1}`];
      for (const [variant, name] of (count === 0 ? [other] : again).entries())
        yield { ...place, name, isName: false, way: way + 1, variant };
    }
  }
  for (const { name, span } of ownAnchorsOf(file))
    yield { name, span, heading: undefined, isName: true, way: 0, variant: 0 };
}

/** The anchors that a document names itself. */
export function* ownAnchorsOf(file: MarkdownFile): Generator<Pick<AnchorPlace, 'name' | 'span'>> {
  for (const { start, content } of file.parts)
    for (const { name, at } of ownAnchors(content))
      yield { name, span: { start: start + at, end: start + at + name.length } };
}

/**
 * As generators of sites make anchors: without repeated hyphens, without underscores, with hyphens for all else. One for each way, always in the same
 * order.
 */
function slugsOf(words: string): readonly string[] {
  const known = slugs.get(words);
  if (known) return known;
  const lower = words.toLowerCase();
  const bare = lower.normalize('NFKD').replace(/\p{M}/gu, '');
  const made = [lower, bare].flatMap((text) => [
    collapse(headingSlug(text)),
    collapse(headingSlug(text.replaceAll('_', ''))),
    collapse(headingSlug(text.replace(/^[^\p{L}]+/u, ''))),
    collapse(text.replace(/[^\p{L}\p{N}_]+/gu, '-')),
    collapse(text.replace(/[^\p{L}\p{N}]+/gu, '-')),
    collapse(text.replace(/[^\p{L}\p{N}\s._-]+/gu, '').replace(/\s+/g, '-')),
    collapse(text.replace(/&/g, ' and ').replace(/[^\p{L}\p{N}]+/gu, '-')),
  ]);
  if (slugs.size > mostSlugs) slugs.clear();
  slugs.set(words, made);
  return made;
}

/** By a heading's words: most of them are the same at the next keystroke. */
const slugs = new Map<string, readonly string[]>();
const mostSlugs = 20_000;

function collapse(text: string): string {
  return text.replace(/-{2,}/g, '-').replace(/^-+|-+$/g, '');
}

/** The anchors that a part names itself: `{#id}` behind words, `id` and `name` of HTML. */
const ownAnchors = perPart((content): readonly { readonly name: string; readonly at: number }[] => {
  const found: { readonly name: string; readonly at: number }[] = [];
  const { text } = content;
  for (const { index, 0: braces, 1: name = '' } of text.matchAll(/\{[^{}\n#]*#([\w:.-]+)[^{}\n]*\}/g))
    found.push({ name, at: index + braces.indexOf('#') + 1 });
  for (const { index, 0: tag } of text.matchAll(/<[a-z][^<>]*>/gi))
    for (const id of tag.matchAll(/\s(?:id|name)\s*=\s*(?:["']([^"'\n]+)["']|([\w:.-]+))/gi)) {
      const name = id[1] ?? id[2] ?? '';
      found.push({ name, at: index + id.index + id[0].lastIndexOf(name) });
    }
  return found;
});
