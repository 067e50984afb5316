import type { Endpoint } from '../endpoints/endpoint.ts';
import { overlapsAny } from '../endpoints/overlap.ts';
import { parentsOf } from '../facts/heading-chains.ts';
import type { Span } from '../finding.ts';
import { addTo } from '../lists.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { AdoptedEndpoint } from './adopted.ts';
import { topicOf } from './topic.ts';

/** A stretch of a document that is about some endpoints. */
export interface OperationSection {
  readonly endpoints: readonly Endpoint[];
  readonly span: Span;
  /** The heading that begins it; what stands above it says nothing of what is in it. */
  readonly heading: Heading | undefined;
}

/**
 * The sections of the endpoints that are declared, in order, none in another. One goes from its heading to the next heading of the same or a higher level or to the next
 * declaration; from the parent's heading where its own only says that the endpoint follows (`HTTP request`, `Definition`). `facts` are the places, in order, of what is
 * said of endpoints: where none lies between two declarations below one heading, they share the section.
 */
export function operationSections(
  file: MarkdownFile,
  declared: readonly Endpoint[],
  { adopted, facts }: { readonly adopted: readonly AdoptedEndpoint[]; readonly facts: readonly Span[] },
): OperationSection[] {
  const byHeading = new Map<Heading | undefined, Endpoint[]>();
  const rows: Endpoint[] = [];
  for (const [heading, endpoints] of groupBy(declared, ({ heading }) => heading)) {
    const listed = endpoints.filter(({ form }) => form === 'table');
    // A table of endpoints is an index: what stands around it is about none of them.
    const own = listed.length > 1 ? endpoints.filter(({ form }) => form !== 'table') : endpoints;
    if (listed.length > 1) rows.push(...listed);
    if (own.length > 0) byHeading.set(heading, own);
  }
  const begun: OperationSection[] = [];
  const taken = new Set<Heading>();
  for (const [heading, endpoints] of byHeading) {
    const base = heading && baseOf(file, heading);
    const start = base && !taken.has(base) ? base : heading;
    if (start) taken.add(start);
    const span = { start: start?.span.start ?? file.parts[0]?.start ?? 0, end: endOf(file, base) };
    for (const [index, cluster] of clusters(endpoints, facts).entries()) {
      const from = index === 0 ? span.start : lineStart(file, startOf(cluster[0]));
      begun.push({ endpoints: cluster, span: { start: from, end: span.end }, heading: start });
    }
  }
  for (const { endpoint, heading } of adopted)
    begun.push({ endpoints: [endpoint], span: { start: heading.span.start, end: endOf(file, heading) }, heading });
  begun.sort((a, b) => a.span.start - b.span.start);
  const cut = begun.map((section, index): OperationSection => {
    const next = begun[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
    const end = next > section.span.start ? Math.min(section.span.end, next) : section.span.end;
    return { ...section, span: { start: section.span.start, end } };
  });
  return [...cut, ...rows.map((endpoint) => rowSection(file, endpoint))];
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) addTo(groups, keyOf(value), value);
  return groups;
}

/** The parent of a heading that says nothing but that the endpoint follows. */
function baseOf(file: MarkdownFile, heading: Heading): Heading {
  const parent = introduces.test(heading.text.trim()) ? parentsOf(file)[heading.index] : undefined;
  return parent ?? heading;
}

const introduces =
  /^(?:\d+[.)] )?(?:the )?(?:https? |rest |api |request )?(?:requests?|definitions?|endpoints?|urls?|uris?|syntax|methods?|routes?|paths?|resource url|usage|calls?|operations?|url structure|url format|request line|request syntax|address|requête|anfrage|solicitud|请求|请求地址|接口地址|请求url|请求方式|リクエスト|エンドポイント)(?: (?:urls?|lines?|syntax|methods?|paths?|definitions?|details))?:?$/i;

/** Headings of the same level that only name a piece of an endpoint's documentation go on with the section. */
function endOf(file: MarkdownFile, heading: Heading | undefined): number {
  if (!heading) return file.text.length;
  for (const other of file.headings.slice(heading.index + 1)) {
    if (other.level > heading.level) continue;
    if (other.level === heading.level && heading.level > 1 && continues.test(other.text.trim())) continue;
    return other.span.start;
  }
  return file.text.length;
}

const continues =
  /^(?:(?:request|query|path|url|header|body|json|optional|required|response|http) )*(?:param(?:eter)?s?|headers?|body|request|response|payload)(?: (?:param(?:eter)?s?|fields?|body))?:?$/i;

/** Endpoints between which nothing is said of any. */
function clusters(endpoints: readonly Endpoint[], facts: readonly Span[]): Endpoint[][] {
  const all: Endpoint[][] = [];
  for (const endpoint of endpoints) {
    const last = all.at(-1);
    const previous = last?.at(-1);
    const isNext =
      previous !== undefined && !overlapsAny(facts, { start: previous.pathSpan.end, end: startOf(endpoint) });
    if (last && isNext) last.push(endpoint);
    else all.push([endpoint]);
  }
  return all;
}

function startOf(endpoint: Endpoint | undefined): number {
  if (!endpoint) return 0;
  return Math.min(endpoint.pathSpan.start, endpoint.methodSpan?.start ?? endpoint.pathSpan.start);
}

function lineStart({ lines }: MarkdownFile, offset: number): number {
  return lines.lineStart(lines.lineAt(offset));
}

function rowSection(file: MarkdownFile, endpoint: Endpoint): OperationSection {
  const line = file.lines.lineAt(endpoint.pathSpan.start);
  return {
    endpoints: [endpoint],
    span: { start: file.lines.lineStart(line), end: file.lines.lineEnd(line) },
    heading: endpoint.heading,
  };
}

/** What the headings between a place and its section's heading announce, the nearest one first. */
export function topicAbove(
  file: MarkdownFile,
  heading: Heading | undefined,
  section: Heading | undefined,
): { readonly topic: ReturnType<typeof topicOf>; readonly hasOther: boolean } {
  const parents = parentsOf(file);
  let hasOther = false;
  let isRequired: boolean | undefined;
  for (let at = heading; at && at !== section && at.index > (section?.index ?? -1); at = parents[at.index]) {
    if (introduces.test(at.text.trim())) continue;
    const topic = topicOf(at.text);
    isRequired ??= topic?.isRequired;
    if (topic?.about !== undefined) return { topic: { ...topic, isRequired }, hasOther };
    if (!topic) hasOther = true;
  }
  return { topic: isRequired === undefined ? undefined : { about: undefined, place: undefined, isRequired }, hasOther };
}
