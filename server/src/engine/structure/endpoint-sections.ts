import type { Requirement } from '../contract/contract.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Block, HeadingBlock } from '../markdown/facts.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { isCaption } from './captions.ts';
import { findEmptySections } from './empty.ts';
import { endpointsByHeading, headingsAbove, ownForms } from './endpoint-headings.ts';
import { guidanceOf } from './guidance.ts';
import { introductionOf } from './introduction.ts';
import { occurrences, unmetRequirements } from './requirements.ts';
import { type Unit, unitsOf } from './units.ts';

/** A place that documents one endpoint, and all that it says of it; several paths of one method are ways to write one. */
export interface EndpointSection {
  readonly endpoint: Endpoint;
  readonly heading: Heading;
  /** What stands below the heading, and below further headings in the section. */
  readonly units: readonly Unit[];
  /** What stands below the headings above, which may say it for several endpoints. */
  readonly above: readonly Unit[];
  /** What stands below captions that belong to no endpoint: a *Response* for all of them. */
  readonly shared: readonly Unit[];
  /** A sentence stands there, not just a caption. */
  readonly hasSentence: boolean;
  /** No other place of the document documents an endpoint: all of it is about this one. */
  readonly isOnly: boolean;
}

/**
 * The sections of a document that document one endpoint each. Left out are endpoints that only stand in a table or in a sentence, sections about
 * several methods, and what is filled in from elsewhere (shortcodes, components, templates), of which it can't be told what a reader finds there.
 */
export function endpointSections(file: MarkdownFile, alignment: Alignment): readonly EndpointSection[] {
  const known = memo.get(alignment);
  if (known) return known;
  const sections = readSections(file, alignment);
  memo.set(alignment, sections);
  return sections;
}

/** Several rules ask for them, and an alignment is one document's at one moment. */
const memo = new WeakMap<Alignment, readonly EndpointSection[]>();

function readSections(file: MarkdownFile, alignment: Alignment): EndpointSection[] {
  const byHeading = endpointsByHeading(file, ({ form }) => ownForms.has(form));
  const units = unitsOf(file, guidanceOf(alignment.contract));
  const isOnly = byHeading.size === 1;
  const sections: EndpointSection[] = [];
  const shared: Unit[] = [];
  const taken = new Set<Heading>();
  for (const [heading, endpoints] of byHeading) {
    const [endpoint] = endpoints;
    const own = isOnly ? file.headings : headingsBelow(file, heading, byHeading);
    for (const one of own) if (one === heading || one.level > heading.level) taken.add(one);
    if (!endpoint || endpoints.some(({ method }) => method !== endpoint.method)) continue;
    const isFilledIn = own.some((one) => factsOf(file, one)?.isFilledIn);
    if (isFilledIn || own.some((one) => one !== heading && byHeading.has(one))) continue;
    sections.push({
      endpoint,
      heading,
      units: unitsBelow(own, units),
      above: unitsBelow(headingsAbove(file, heading), units),
      shared,
      hasSentence: [...introductionOf(file, heading), ...own].some((one) => factsOf(file, one)?.hasSentence),
      isOnly,
    });
  }
  for (const one of file.headings) {
    const unit = !taken.has(one) && isCaption(one) && units[one.index];
    if (unit) shared.push(unit);
  }
  return sections;
}

function unitsBelow(headings: readonly Heading[], units: readonly Unit[]): readonly Unit[] {
  const found: Unit[] = [];
  for (const { index } of headings) {
    const unit = units[index];
    if (unit) found.push(unit);
  }
  return found;
}

/** Up to the next heading that isn't below it; where all headings stand at one level, those of captions belong to what stands before them. */
function headingsBelow(file: MarkdownFile, heading: Heading, byHeading: ReadonlyMap<Heading, unknown>): Heading[] {
  const own = [heading];
  for (let index = heading.index + 1; index < file.headings.length; index++) {
    const other = file.headings[index];
    if (!other) break;
    const isBelow = other.level > heading.level || (other.level === heading.level && isCaption(other));
    if (!isBelow || (other.level === heading.level && byHeading.has(other))) break;
    own.push(other);
  }
  return own;
}

interface HeadingFacts {
  readonly hasSentence: boolean;
  /** From elsewhere: what a reader sees is not in the text. */
  readonly isFilledIn: boolean;
}

function factsOf(file: MarkdownFile, heading: Heading): HeadingFacts | undefined {
  const part = file.parts[heading.part];
  return part && factsOfPart(part.content).get(heading.block);
}

const factsOfPart = perPart(({ text, facts }): ReadonlyMap<HeadingBlock, HeadingFacts> => {
  const { blocks } = facts;
  const known = new Map<HeadingBlock, HeadingFacts>();
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    const next = blocks.findIndex((other, at) => at > index && other.kind === 'heading');
    const own = blocks.slice(index + 1, next === -1 ? undefined : next);
    const source = text.slice(block.span.start, blocks[next]?.span.start);
    known.set(block, {
      hasSentence: own.some(isSentence),
      isFilledIn: filledInBy.test(source) || component.test(source),
    });
  }
  return known;
});

/** Shortcodes, templates, includes and pages of other programs. */
const filledInBy =
  /\{%|\{\{[<%]|<%|\[!INCLUDE|-{1,2}8<-{1,2}|<!--\s*(?:include|import|embed|snippet|generated|tabs)|^import\s|^@\w+\(|<(?:iframe|script|openapi|swagger|redoc|rapi)|^::+\s?\w|^\.\.\s\w+::/im;
/** Components, told from placeholders such as `<Token>` by an attribute or an end. */
const component = /<\/[A-Z]\w*>|<[A-Z]\w*[^<>]*\/>|<[A-Z]\w*\s+\w+=/;

function isSentence(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
      return hasWords(block.text) && (block.text.length > longestCaption || !captionWords.test(block.text));
    case 'list':
      return block.items.some((item) => item.blocks.some(isSentence));
    case 'quote':
      return block.blocks.some(isSentence);
    case 'html':
      return /\p{L}{2,}\s+\p{L}/u.test(block.content.replace(/<[^<>]*>/g, ' '));
    case 'table':
      return (
        block.header.some(({ text }) => /^(?:description|summary|purpose|action|operation)\b/i.test(text)) &&
        isAboutIt(block.header[0]?.text)
      );
    case 'heading':
    case 'code':
    case 'thematicBreak':
      return false;
  }
}

/** Not just a method and a path. */
function hasWords(text: string): boolean {
  return text.split(/\s+/).some((word) => !word.includes('/') && !/^[A-Z]{3,7}$/.test(word) && /\p{L}{2}/u.test(word));
}

const longestCaption = 100;

/** A table of methods or of what is to be known, not of parameters. */
function isAboutIt(first = ''): boolean {
  return /^(?:method|endpoint|path|url|description|summary|purpose|)$/i.test(first);
}

const captionWords =
  /^[\s*_]*(?:(?:an?|the|example|sample|possible|http|api|json|success(?:ful)?)\s+)*(?:example|sample|request|response|parameters?|body|header|return|error|status|query|path|url|code|curl|output|input|payload|result)s?(?:\s+(?:example|sample|body|headers?|parameters?|codes?|format|schema))?\s*[:.]?[\s*_]*$/i;

/** Does the contract ask, where an endpoint's heading stands, for what `isAsked` says, and report that it is missing? Then a second finding says nothing new. */
export function isToldByContract(
  file: MarkdownFile,
  alignment: Alignment,
  { heading, units }: EndpointSection,
  isAsked: (requirement: Requirement) => boolean,
): boolean {
  if (units.every(({ isEmpty }) => isEmpty)) return true;
  if (findEmptySections(file, alignment).some((empty) => empty.heading === heading)) return true;
  for (const aligned of placesOf(alignment)) {
    const { span } = aligned;
    const isInside =
      aligned.headings.includes(heading) ||
      (span !== undefined && span.start <= heading.span.start && heading.span.start < span.end);
    if (!isInside) continue;
    if (unmetRequirements(file, alignment, aligned).some(({ requirement }) => asks(requirement, isAsked))) return true;
  }
  return false;
}

function placesOf(alignment: Alignment): readonly AlignedSection[] {
  const known = places.get(alignment) ?? alignment.sections.flatMap(occurrences);
  places.set(alignment, known);
  return known;
}

const places = new WeakMap<Alignment, readonly AlignedSection[]>();

function asks(requirement: Requirement, isAsked: (requirement: Requirement) => boolean): boolean {
  const isMadeOfOthers = requirement.kind === 'any' || requirement.kind === 'all';
  return isAsked(requirement) || (isMadeOfOthers && requirement.of.some((one) => asks(one, isAsked)));
}

/** Whether a caption that stands for several endpoints has words that match. All sections of a document share the same captions. */
export function isSharedBy({ shared }: EndpointSection, words: RegExp): boolean {
  const byWords = sharedWords.get(shared) ?? new Map<RegExp, boolean>();
  sharedWords.set(shared, byWords);
  const known = byWords.get(words) ?? shared.some(({ heading }) => words.test(heading));
  byWords.set(words, known);
  return known;
}

const sharedWords = new WeakMap<readonly Unit[], Map<RegExp, boolean>>();
