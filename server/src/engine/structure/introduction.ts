import { endpointsOf } from '../endpoints/endpoints.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { isCaption } from './captions.ts';

/**
 * The headings whose own text introduces an endpoint's heading and no other one: `## Retrieve all alerts` right above `### GET /alerts`, and captions between them.
 * None where it names an endpoint itself, or where more endpoints stand below it.
 */
export function introductionOf(file: MarkdownFile, heading: Heading): readonly Heading[] {
  const [above, ...captioned] = introducing(file, heading);
  if (!above || above.level >= heading.level) return [];
  const named = namedHeadings(file);
  const introduction = [above, ...captioned];
  if (introduction.some((one) => named.has(one)) || isAboutMore(file, heading, { above, named })) return [];
  return introduction;
}

/** The heading right above one; and while that is a caption, the one before it at the same level. */
function* introducing({ headings }: MarkdownFile, heading: Heading): Generator<Heading> {
  let above = headings[heading.index - 1];
  for (let level = above?.level; above && above.level === level; above = headings[above.index - 1]) {
    yield above;
    if (!isCaption(above)) return;
  }
}

function isAboutMore(
  file: MarkdownFile,
  heading: Heading,
  { above, named }: { readonly above: Heading; readonly named: ReadonlySet<Heading> },
): boolean {
  for (let index = heading.index + 1; index < file.headings.length; index++) {
    const other = file.headings[index];
    if (!other || other.level <= above.level) return false;
    if (named.has(other)) return true;
  }
  return false;
}

/** Those in whose sections endpoints are declared. */
function namedHeadings(file: MarkdownFile): ReadonlySet<Heading> {
  let named = known.get(file);
  if (!named) {
    named = new Set(endpointsOf(file).flatMap(({ isDeclaration, heading }) => (isDeclaration && heading) || []));
    known.set(file, named);
  }
  return named;
}

const known = new WeakMap<MarkdownFile, ReadonlySet<Heading>>();
