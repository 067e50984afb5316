import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { parentsOf } from '../facts/heading-chains.ts';
import { addTo } from '../lists.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { isCaption } from './captions.ts';

/** Those in which a section says which endpoint it is about. */
export const ownForms: ReadonlySet<string> = new Set(['heading', 'split-heading', 'code-block', 'line', 'labels']);

/** The endpoints that a document declares by the headings of the sections that are about them, of those that `isWanted`. */
export function endpointsByHeading(
  file: MarkdownFile,
  isWanted: (endpoint: Endpoint) => boolean,
): Map<Heading, Endpoint[]> {
  const byHeading = new Map<Heading, Endpoint[]>();
  for (const endpoint of endpointsOf(file)) {
    if (!endpoint.isDeclaration || !endpoint.heading || !isWanted(endpoint)) continue;
    addTo(byHeading, titleOf(file, endpoint.heading), endpoint);
  }
  return byHeading;
}

/**
 * Headings whose sections are about one endpoint each, which the first words below say where the heading doesn't: a line, a block of code, a table with one row.
 * Several paths of one method are ways to write one.
 */
export function headingsOfOneEndpoint(file: MarkdownFile): readonly Heading[] {
  const byHeading = endpointsByHeading(file, ({ form }) => form === 'table' || ownForms.has(form));
  return file.headings.filter((heading) => {
    const [first, ...others] = byHeading.get(heading) ?? [];
    const areAlike = others.every(({ form, method }) => form !== 'table' && method === first?.method);
    return first && areAlike && !isCaption(heading);
  });
}

/** The heading above one that only says what follows: `### HTTP request` is about what `## Get a user` is. */
function titleOf(file: MarkdownFile, heading: Heading): Heading {
  if (!isCaption(heading)) return heading;
  for (const above of headingsAbove(file, heading)) if (!isCaption(above)) return above;
  return heading;
}

/** The nearest first. */
export function headingsAbove(file: MarkdownFile, heading: Heading): Heading[] {
  const above: Heading[] = [];
  const parents = parentsOf(file);
  for (let parent = parents[heading.index]; parent; parent = parents[parent.index]) above.push(parent);
  return above;
}
