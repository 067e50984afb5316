import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { Endpoint, PartEndpoint } from './endpoint.ts';
import { frontMatterEndpoints } from './front-matter.ts';
import { endpointsOfPart } from './part-endpoints.ts';
import { announcesExample } from './part-source.ts';
import { coversPath, type EndpointPath, fullTemplate } from './path.ts';
import { splitHeadings } from './split-heading.ts';

/** The endpoints that a document declares and mentions, in their order. The parts' own are kept, so that an edit costs its part and this merge. */
export function endpointsOf(file: MarkdownFile): readonly Endpoint[] {
  const known = files.get(file);
  if (known) return known;
  const ofFile = [...frontMatterEndpoints(file), ...splitHeadings(file)];
  const endpoints = [...ofFile, ...mergeParts(file, ofFile)].sort((a, b) => startOf(a) - startOf(b));
  files.set(file, endpoints);
  return endpoints;
}

const files = new WeakMap<MarkdownFile, readonly Endpoint[]>();

interface Placed {
  readonly endpoint: PartEndpoint;
  readonly start: number;
  readonly heading: Heading | undefined;
}

function startOf({ methodSpan, pathSpan }: Endpoint): number {
  return Math.max(methodSpan?.start ?? 0, pathSpan.start);
}

function mergeParts(file: MarkdownFile, ofFile: readonly Endpoint[]): Endpoint[] {
  const placed: Placed[] = [];
  let heading = -1;
  for (const { start, content } of file.parts) {
    for (const endpoint of endpointsOfPart(content)) {
      while ((file.headings[heading + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= start + endpoint.pathSpan.start)
        heading++;
      placed.push({ endpoint, start, heading: file.headings[heading] });
    }
  }
  const examples = exampleHeadings(file.headings);
  const declared = new Declared();
  for (const endpoint of ofFile) declared.add(endpoint);
  const isDeclaration = placed.map(({ endpoint, heading }) => {
    const { role } = endpoint;
    const declares =
      role === 'declaration' ||
      (role === 'candidate' && !(heading && examples.has(heading)) && !declared.has(endpoint));
    if (declares) declared.add(endpoint);
    return declares;
  });
  for (const [index, { endpoint, heading }] of placed.entries()) {
    if (endpoint.role !== 'entry' || (heading && examples.has(heading)) || declared.has(endpoint)) continue;
    isDeclaration[index] = true;
  }
  return placed.map(({ endpoint, start, heading }, index) => ({
    method: endpoint.method,
    path: endpoint.path,
    methodSpan: endpoint.methodSpan && {
      start: start + endpoint.methodSpan.start,
      end: start + endpoint.methodSpan.end,
    },
    pathSpan: { start: start + endpoint.pathSpan.start, end: start + endpoint.pathSpan.end },
    form: endpoint.form,
    isDeclaration: isDeclaration[index] === true,
    heading,
  }));
}

type Named = Pick<Endpoint, 'method' | 'path'>;

/** What is declared so far. */
class Declared {
  readonly #names = new Set<string>();
  /** Those with parameters, by method and number of segments. */
  readonly #templates = new Map<string, EndpointPath[]>();

  add({ method, path }: Named): void {
    const name = `${method} ${fullTemplate(path)}`;
    if (this.#names.has(name)) return;
    this.#names.add(name);
    if (path.segments.every(({ parameters }) => parameters.length === 0)) return;
    const key = `${method} ${path.segments.length}`;
    const known = this.#templates.get(key);
    if (!known) this.#templates.set(key, [path]);
    else if (known.length < mostTemplates) known.push(path);
  }

  has({ method, path }: Named): boolean {
    if (this.#names.has(`${method} ${path.template}`) || this.#names.has(`${method} ${fullTemplate(path)}`))
      return true;
    const templates = this.#templates.get(`${method} ${path.segments.length}`);
    return templates?.some((template) => coversPath(template, path)) ?? false;
  }
}

/** No document has so many, and each costs a comparison. */
const mostTemplates = 1000;

/** Headings of examples, and all that stand below one; not the title of a document, which says what all of it is about. */
function exampleHeadings(headings: readonly Heading[]): ReadonlySet<Heading> {
  const examples = new Set<Heading>();
  let level = Number.POSITIVE_INFINITY;
  for (const heading of headings) {
    if (heading.level <= level) level = Number.POSITIVE_INFINITY;
    const isTitle = heading.index === 0 && heading.level === 1;
    if (level === Number.POSITIVE_INFINITY && !isTitle && announcesExample(heading.text)) level = heading.level;
    if (level !== Number.POSITIVE_INFINITY) examples.add(heading);
  }
  return examples;
}
