import type { Endpoint } from '../endpoints/endpoint.ts';
import { parentsOf } from '../facts/heading-chains.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { topicOf } from './topic.ts';

/** An endpoint that no place declares, with the heading below which it is documented all the same. */
export interface AdoptedEndpoint {
  readonly endpoint: Endpoint;
  readonly heading: Heading;
}

/**
 * Endpoints that only calls in code name, below headings of their own that also have one of parameters: `### Block` with `#### Parameters` and `#### Request`. The first
 * call of a section counts.
 */
export function adoptedEndpoints(file: MarkdownFile, endpoints: readonly Endpoint[]): AdoptedEndpoint[] {
  const announcing = headingsWithParameters(file);
  if (announcing.size === 0) return [];
  const taken = new Set<Heading>();
  for (const { isDeclaration, heading } of endpoints)
    if (isDeclaration) for (const one of chain(file, heading)) taken.add(one);
  const adopted: AdoptedEndpoint[] = [];
  for (const endpoint of endpoints) {
    if (endpoint.isDeclaration || (endpoint.form !== 'curl' && endpoint.form !== 'code-block')) continue;
    const own = [...chain(file, endpoint.heading)];
    const at = own.findIndex((heading) => announcing.has(heading));
    const heading = own[at];
    const isCall = own.slice(0, at).some(({ text }) => /^request|example/.test(topicOf(text)?.about ?? ''));
    if (!heading || !isCall || taken.has(heading)) continue;
    taken.add(heading);
    adopted.push({ endpoint, heading });
  }
  return adopted;
}

function* chain(file: MarkdownFile, heading: Heading | undefined): Generator<Heading> {
  const parents = parentsOf(file);
  for (let at = heading; at; at = parents[at.index]) yield at;
}

/** Headings right below which another one announces parameters. */
function headingsWithParameters(file: MarkdownFile): ReadonlySet<Heading> {
  const parents = parentsOf(file);
  const found = new Set<Heading>();
  for (const { text, index } of file.headings) {
    const parent = parents[index];
    if (parent && /^(?:\w+ )?(?:param(?:eter)?s|arguments)$/i.test(text.trim())) found.add(parent);
  }
  return found;
}
