import type { DescribedOperation } from '../api/described.ts';
import { type ApiSet, matchEndpoint } from '../drift/bound-api.ts';
import { fileNameOf } from '../drift/spec-edits.ts';
import { findStatus } from '../http/statuses.ts';
import { isSameList } from '../lists.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import type { DocumentedExample } from '../operations/examples/example.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { baseUrlOf } from './base-url.ts';
import { codeBlockHtml } from './blocks/code.ts';
import { type OperationOfApi, parameterTable, requestOfOperation } from './described-operation.ts';
import { describedRequest, requestOfExample } from './documented-request.ts';
import { escapeHtml } from './escape.ts';
import { languageLabel } from './highlight.ts';
import { requestSamples, type SampleRequest } from './request-samples.ts';
import { statusBadge } from './status-marks.ts';

/** HTML around the block that begins at a line: what the page makes of what the document says of an endpoint. */
export interface Companion {
  readonly before: string;
  readonly after: string;
}

/**
 * What stands beside the blocks of a document's endpoints, by the line where the block begins: behind the heading of one a card with its
 * statuses and, where the document shows no call of it, calls that are made from its OpenAPI description or else from what the document says, with the
 * description's parameters where the document names none; around a call in one language the same call in others.
 */
export function endpointCards(file: MarkdownFile, apis: ApiSet | undefined): ReadonlyMap<number, Companion> {
  const found = new Map<number, Companion>();
  const bases = new Bases(file);
  for (const operation of operationsOf(file)) {
    const { endpoint, span } = operation;
    const isOfHeading = endpoint.isDeclaration && (endpoint.form === 'heading' || endpoint.form === 'split-heading');
    if (!isOfHeading || !endpoint.heading) continue;
    const start = file.lines.lineAt(span.start);
    const headingLine = file.lines.lineAt(endpoint.heading.span.start) - start;
    const described = apis && matchEndpoint(apis, endpoint);
    for (const [line, companion] of companionsOf(file, operation, { bases, start, headingLine, described })) {
      if (!found.has(start + line)) found.set(start + line, companion);
    }
  }
  return found;
}

/** The base of the document's URLs, looked for when it is first needed. */
class Bases {
  readonly #file: MarkdownFile;
  #base: string | undefined;

  constructor(file: MarkdownFile) {
    this.#file = file;
  }

  get base(): string {
    this.#base ??= baseUrlOf(this.#file.text) ?? 'https://api.example.com';
    return this.#base;
  }
}

interface CardPlace {
  readonly bases: Bases;
  /** The first line of the section. */
  readonly start: number;
  /** Of the endpoint's heading, from there. */
  readonly headingLine: number;
  /** What it is in the OpenAPI description that the document is about. */
  readonly described: OperationOfApi | undefined;
}

type Companions = readonly (readonly [line: number, companion: Companion])[];

/** By lines of the section; the same as before as long as all its parts are. */
function companionsOf(file: MarkdownFile, operation: DocumentedOperation, place: CardPlace): Companions {
  const parts = partsWithin(file, operation);
  const [first] = parts;
  // The same object as long as all that it says is the same.
  const described = place.described?.operation;
  const name = `${operation.endpoint.method} ${operation.endpoint.path.literal} ${place.headingLine} ${place.bases.base}`;
  const known =
    first &&
    cards.get(first)?.find((one) => one.name === name && one.described === described && isSameList(one.parts, parts));
  if (known) return known.companions;
  const companions = makeCompanions(file, operation, place);
  if (first) cards.set(first, [...(cards.get(first) ?? []).slice(-mostOfPart), { name, described, parts, companions }]);
  return companions;
}

interface KnownCard {
  readonly name: string;
  readonly described: DescribedOperation | undefined;
  readonly parts: readonly PartContent[];
  readonly companions: Companions;
}

const cards = new WeakMap<PartContent, readonly KnownCard[]>();
/** Endpoints that begin in one part, and states of the parts behind it. */
const mostOfPart = 8;

function partsWithin({ parts }: MarkdownFile, { span }: DocumentedOperation): PartContent[] {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && part.start + part.content.text.length <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: PartContent[] = [];
  for (let at = low; at < parts.length; at++) {
    const part = parts[at];
    if (!part || part.start >= span.end) break;
    found.push(part.content);
  }
  return found;
}

function makeCompanions(file: MarkdownFile, operation: DocumentedOperation, place: CardPlace): Companions {
  const { bases, start, headingLine, described } = place;
  const requests = operation.examples.filter(({ role }) => role === 'request' || role === 'exchange');
  const found: [number, Companion][] = [];
  const card = [
    statusList(operation),
    described ? describedParameters(operation, described) : '',
    requests.length === 0 ? sampleTabs(operation, place) : '',
  ].join('');
  if (card !== '') {
    found.push([headingLine, { before: '', after: `<div class="endpoint-card">${card}</div>\n` }]);
  }
  const [example] = requests;
  const other = example && otherLanguages(file, requests, example, bases.base);
  if (other) found.push([file.lines.lineAt(example.span.start) - start, other]);
  return found;
}

/** The statuses that the document names for the endpoint, where there are several. */
function statusList({ responses }: DocumentedOperation): string {
  const phrases = new Map<string, string>();
  for (const { status, phrase } of responses) {
    if (!/^[1-5]/.test(status)) continue;
    const words = phrase?.text ?? findStatus(Number(status))?.phrase ?? '';
    phrases.set(status, phrases.get(status) || words);
  }
  if (phrases.size < 2) return '';
  const items = [...phrases]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([status, phrase]) => {
      return `<li>${statusBadge(status)}${phrase === '' ? '' : ` ${escapeHtml(phrase)}`}</li>`;
    });
  return `<ul class="statuses" aria-label="Responses">${items.join('')}</ul>`;
}

/** The one call that the document shows, in the languages that it doesn't show it in. */
function otherLanguages(
  { text }: MarkdownFile,
  requests: readonly DocumentedExample[],
  example: DocumentedExample,
  base: string,
): Companion | undefined {
  const labels = new Set(requests.map(({ language, block }) => languageLabel(language, block.content)));
  if (labels.size > 1 || ![...labels].some((label) => known.has(label))) return undefined;
  const request = requestOfExample(text, example, base);
  const [own] = labels;
  return request && { before: '<div class="tabs">', after: `${blocks(request, own)}</div>\n` };
}

const known = new Set(['cURL', 'JavaScript', 'Python', 'HTTP']);

/** The parameters of the description, where the document names none but in the path. */
function describedParameters({ parameters }: DocumentedOperation, described: OperationOfApi): string {
  const table = parameters.every(({ form }) => form === 'path') ? parameterTable(described) : '';
  return table && `<p class="card-note">Parameters, from ${escapeHtml(fileNameOf(described.api))}</p>${table}`;
}

function sampleTabs(operation: DocumentedOperation, { bases, described }: CardPlace): string {
  const request = described ? requestOfOperation(described, bases.base) : describedRequest(operation, bases.base);
  const source = described ? `from ${escapeHtml(fileNameOf(described.api))}` : 'made from this description';
  return `<p class="card-note">Request, ${source}</p><div class="tabs">${blocks(request, undefined)}</div>`;
}

function blocks(request: SampleRequest, own: string | undefined): string {
  return requestSamples(request)
    .filter(({ label }) => label !== own)
    .map(({ language, code }) => codeBlockHtml(code, language, ''))
    .join('');
}
