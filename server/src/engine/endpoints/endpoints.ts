import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { movedSpan } from '../spans.ts';
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
  placed.forEach(({ endpoint, heading }, index) => {
    if (endpoint.role !== 'entry' || (heading && examples.has(heading)) || declared.has(endpoint)) return;
    isDeclaration[index] = true;
  });
  return placed.map((one, index) => endpointAt(one, isDeclaration[index] === true));
}

/** The same object as long as nothing of it is another one. */
function endpointAt({ endpoint, start, heading }: Placed, isDeclaration: boolean): Endpoint {
  const { method, path, methodSpan, pathSpan, form } = endpoint;
  const known = lastPlaced.get(endpoint);
  const isSame =
    known?.pathSpan.start === start + pathSpan.start &&
    known.isDeclaration === isDeclaration &&
    known.heading === heading;
  if (isSame) return known;
  const made: Endpoint = {
    method,
    path,
    methodSpan: methodSpan && movedSpan(methodSpan, start),
    pathSpan: movedSpan(pathSpan, start),
    form,
    isDeclaration,
    heading,
  };
  lastPlaced.set(endpoint, made);
  return made;
}

const lastPlaced = new WeakMap<PartEndpoint, Endpoint>();

type Named = Pick<Endpoint, 'method' | 'path'>;

/** What is declared so far. */
class Declared {
  readonly #byMethod = new Map<string, DeclaredPaths>();

  add({ method, path }: Named): void {
    let known = this.#byMethod.get(method);
    if (!known) {
      known = { names: new Set(), templates: [] };
      this.#byMethod.set(method, known);
    }
    const { names, templates } = known;
    const name = fullTemplate(path);
    if (names.has(name)) return;
    names.add(name);
    if (path.segments.every(({ parameters }) => parameters.length === 0)) return;
    const { length } = path.segments;
    const alike = templates[length];
    if (!alike) templates[length] = [path];
    else if (alike.length < mostTemplates) alike.push(path);
  }

  has({ method, path }: Named): boolean {
    const known = this.#byMethod.get(method);
    if (!known) return false;
    if (known.names.has(path.template) || (path.fragment !== '' && known.names.has(fullTemplate(path)))) return true;
    return known.templates[path.segments.length]?.some((template) => coversPath(template, path)) ?? false;
  }
}

/** The paths that are declared with one method. */
interface DeclaredPaths {
  readonly names: Set<string>;
  /** Those with parameters, by the number of their segments. */
  readonly templates: EndpointPath[][];
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
