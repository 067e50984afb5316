import type { DescribedApi } from '../api/api.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { coversPath, type EndpointPath, fullTemplate, readPath } from '../endpoints/path.ts';
import type { Fix, Span, TextEdit } from '../finding.ts';
import { pathEdit } from '../graph/rename.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { operationsOf } from '../operations/operations.ts';
import { movedSpan } from '../spans.ts';
import type { AskedApi } from './asked-api.ts';
import type { Suggestion } from './bound-api.ts';
import { basePathOf } from './endpoint-index.ts';
import { requestsOf } from './requests.ts';

/** Writes what has been meant in all places of a document that name an endpoint: where it is documented, in calls, in words and in links. None where the endpoint's own place can't be changed. */
export function correctEndpoint(
  file: MarkdownFile,
  endpoint: Endpoint,
  suggestion: Suggestion,
  asked: AskedApi,
): Fix[] {
  const { kind, api, operation } = suggestion;
  const base = basePrefix(endpoint.path, api);
  const wanted = `${base}${fullTemplate(operation.path)}`;
  const text = kind === 'method' ? operation.method : wanted;
  const path = readPath(wanted);
  const editOf = (named: Named, old: EndpointPath, other: EndpointPath): TextEdit | undefined =>
    kind === 'method' ? methodEdit(file, named, operation.method) : pathEdit(file, named, old, other);
  const own = editOf({ ...endpoint, isCall: false }, endpoint.path, path);
  if (!own) return [];
  const edits = new Map([[own.span.start, own]]);
  const plain = fullTemplate(endpoint.path).slice(base.length);
  // Where a template covers the path, too, the section's own calls still mean what the section is about.
  const section = operationsOf(file).find((one) => one.endpoint.pathSpan.start === endpoint.pathSpan.start)?.span;
  for (const named of namesOf(file, endpoint.method)) {
    const before = prefixOf(endpoint, base, named);
    if (before === undefined || named.pathSpan.start === endpoint.pathSpan.start) continue;
    if (asked.match(named) && !(section && isWithin(named, section) && fullTemplate(named.path).endsWith(plain)))
      continue;
    const edit = editOf(named, readPath(`${before}${plain}`), readPath(`${before}${fullTemplate(operation.path)}`));
    if (edit && !edits.has(edit.span.start)) edits.set(edit.span.start, edit);
  }
  const all = [...edits.values()].sort((a, b) => a.span.start - b.span.start);
  return [{ title: `Write \`${text}\``, edits: all, isSafe: false }];
}

function isWithin({ pathSpan }: Named, { start, end }: Span): boolean {
  return start <= pathSpan.start && pathSpan.end <= end;
}

/** What stands in a path before an endpoint's, which has a base path itself; undefined for another endpoint. */
function prefixOf({ method, path: declared }: Endpoint, base: string, named: Named): string | undefined {
  if (named.method !== method) return undefined;
  const own = filled(declared).slice(filled(readPath(base === '' ? '/' : base)).length);
  const segments = filled(named.path);
  const count = segments.length - own.length;
  const tail = { ...named.path, segments: segments.slice(Math.max(0, count)) };
  if (count < 0 || own.length === 0 || !coversPath({ ...declared, segments: own }, tail)) return undefined;
  const before = segments.slice(0, count).map((segment) => `/${segment.text}`);
  return before.join('');
}

/** An endpoint as a document names it, in whatever way. */
interface Named extends Pick<Endpoint, 'method' | 'path' | 'methodSpan' | 'pathSpan' | 'isDeclaration'> {
  /** In an example, whose method may go without saying. */
  readonly isCall: boolean;
}

function namesOf(file: MarkdownFile, method: string): readonly Named[] {
  let known = names.get(file);
  if (!known) {
    known = new Map();
    for (const one of readNames(file)) known.set(one.method, [...(known.get(one.method) ?? []), one]);
    names.set(file, known);
  }
  return known.get(method) ?? [];
}

/** By method; a document may have many endpoints that nobody knows. */
const names = new WeakMap<MarkdownFile, Map<string, readonly Named[]>>();

function readNames(file: MarkdownFile): readonly Named[] {
  return [
    ...endpointsOf(file).map((one) => ({ ...one, isDeclaration: false, isCall: one.form === 'curl' })),
    ...requestsOf(file).map(({ request: { endpoint, method, url }, offset }) => ({
      method: endpoint.method,
      path: endpoint.path,
      methodSpan: method.span && movedSpan(method.span, offset),
      pathSpan: movedSpan(url.span, offset),
      isDeclaration: false,
      isCall: true,
    })),
  ];
}

function filled({ segments }: EndpointPath): EndpointPath['segments'] {
  return segments.filter(({ text }) => text !== '');
}

function methodEdit(
  { uri, text }: MarkdownFile,
  { method, methodSpan, pathSpan, isCall }: Named,
  wanted: string,
): TextEdit | undefined {
  if (!methodSpan) return isCall ? callEdit(uri, text, pathSpan, wanted) : undefined;
  const isSmall = text.slice(methodSpan.start, methodSpan.end) === method.toLowerCase();
  return { uri, span: methodSpan, text: isSmall ? wanted.toLowerCase() : wanted };
}

/** Calls of cURL and of `fetch` have a method that goes without saying. */
function callEdit(uri: string, text: string, { start, end }: Span, method: string): TextEdit | undefined {
  const insert = (at: number, inserted: string): TextEdit => ({ uri, span: { start: at, end: at }, text: inserted });
  const [call, name] = /\b(curl|fetch)\b[^\n]*$/.exec(text.slice(text.lastIndexOf('\n', start) + 1, start)) ?? [];
  if (call === undefined) return undefined;
  if (name === 'curl') return insert(start - call.length + name.length, ` -X ${method}`);
  const quote = /^["'`](,\s*\{)?/.exec(text.slice(end));
  if (!quote) return undefined;
  const options = ` method: "${method}"`;
  return insert(end + quote[0].length, quote[1] === undefined ? `, {${options} }` : `${options},`);
}

/** The base path of a server, where a path has it: `/v1`. */
export function basePrefix({ template }: EndpointPath, api: DescribedApi): string {
  const bases = api.servers.map(({ url }) => `/${basePathOf(url)}`).filter((base) => base !== '/');
  return bases.find((base) => template.startsWith(`${base}/`)) ?? '';
}
