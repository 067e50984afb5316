import type { DescribedOperation } from '../../api/described.ts';
import { coversPath, type EndpointPath } from '../../endpoints/path.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { type BlockContent, blockContent } from '../../operations/examples/content.ts';
import type { DocumentedExample } from '../../operations/examples/example.ts';
import { operationsOf } from '../../operations/operations.ts';
import type { AskedApi } from '../asked-api.ts';
import { isCertain, type OperationMatch } from '../bound-api.ts';
import type { NamedEndpoint } from '../named-endpoint.ts';
import type { ExampleDrift } from './example-drift.ts';
import { driftOfRequest } from './request-drift.ts';
import { driftOfAnswer, driftOfData, driftOfResponse } from './response-drift.ts';
import { type Exchanged, exchangedIn, type SentRequest } from './sent-request.ts';
import { strayRequest } from './stray-request.ts';

/** Where examples of a document and the operations that they are about differ. */
export interface PlacedDrift extends ExampleDrift {
  readonly match: OperationMatch;
  /** Where the inside of the block begins, to which all spans are relative. */
  readonly offset: number;
}

export interface ExampleDrifts {
  readonly ofRequests: readonly PlacedDrift[];
  readonly ofResponses: readonly PlacedDrift[];
}

/** Of all examples in the sections of operations. What is said of a block is kept for as long as the block and the operation are the same. */
export function exampleDrifts(file: MarkdownFile, asked: AskedApi): ExampleDrifts {
  const known = drifts.get(asked);
  if (known) return known;
  const found = readDrifts(file, asked);
  drifts.set(asked, found);
  return found;
}

/** Of one check, which asks about one document. */
const drifts = new WeakMap<AskedApi, ExampleDrifts>();

function readDrifts(file: MarkdownFile, asked: AskedApi): ExampleDrifts {
  const ofRequests: PlacedDrift[] = [];
  const ofResponses: PlacedDrift[] = [];
  for (const { examples, matches, parameters } of sectionsOf(file, asked)) {
    const isToldThere = (drift: ExampleDrift): boolean =>
      drift.undeclared !== undefined && parameters().has(drift.undeclared);
    // The operation that the last request was one of; null for one that isn't known.
    let last: OperationMatch | null | undefined;
    for (const example of examples) {
      const block = blockContent(file.text, example);
      const offset = example.bodySpan.start;
      const place = (found: readonly ExampleDrift[], match: OperationMatch): PlacedDrift[] =>
        found.map((drift) => ({ ...drift, match, offset }));
      const exchanged = exchangedIn(block);
      for (const one of exchanged) {
        if (one.kind === 'request') {
          const found = asked.match(one.endpoint);
          last = found ? calledOf(one.endpoint, found, matches) : null;
          if (found && !last) continue;
          if (last) {
            const found = requestDrift(one, last, { asked, block });
            const own = found.length > 0 ? ownOf(one.endpoint, last, matches) : undefined;
            // A value in the place of a parameter may be another operation's name.
            if (own && requestDrift(one, own, { asked, block }).length === 0) continue;
            ofRequests.push(...place(found, last).filter((drift) => !isToldThere(drift)));
          } else {
            const stray = strayRequest(one, { file, asked, source: block.source });
            if (stray) ofRequests.push({ ...stray, offset });
          }
        } else {
          const match = answered(last, matches);
          if (match) ofResponses.push(...place(responseDrift(one, match, { asked, block }), match));
        }
      }
      if (exchanged.length > 0 || block.content.kind !== 'json') continue;
      const match = answered(example.role === 'request' ? undefined : last, matches);
      if (!match) continue;
      const isRequest = example.role === 'request';
      const into = isRequest ? ofRequests : ofResponses;
      const found = place(dataDrift(example, match, { asked, block }), match);
      into.push(...found.filter((drift) => !isRequest || !isToldThere(drift)));
    }
  }
  return { ofRequests, ofResponses };
}

interface Section {
  readonly examples: readonly DocumentedExample[];
  /** The operations that the section documents; undefined for an endpoint that is none, or any of several. */
  readonly matches: readonly (OperationMatch | undefined)[];
  /** The names of parameters that the section documents: one that the description doesn't have is told where it is documented. */
  readonly parameters: () => ReadonlySet<string>;
}

/** Endpoints that are declared one right after the other share a section. */
function sectionsOf(file: MarkdownFile, asked: AskedApi): Section[] {
  const sections = new Map<number, Section & { readonly matches: (OperationMatch | undefined)[] }>();
  for (const documented of operationsOf(file)) {
    const found = asked.match(documented.endpoint);
    const match = found && isCertain(found, documented.endpoint) ? found : undefined;
    const known = sections.get(documented.span.start);
    if (known) known.matches.push(match);
    else {
      const parameters = (): ReadonlySet<string> => new Set(documented.parameters.map(({ name }) => name));
      sections.set(documented.span.start, { examples: documented.examples, matches: [match], parameters });
    }
  }
  return [...sections.values()].filter(({ matches }) => matches.some((match) => match !== undefined));
}

/** The operation that a call is one of: calls have neither fragments nor names of parameters, and of those that are as near the section's own is meant. Null where nothing tells. */
function calledOf(endpoint: NamedEndpoint, found: OperationMatch, matches: Section['matches']): OperationMatch | null {
  const own = ownOf(endpoint, found, matches);
  if (own && literalsOf(own) >= literalsOf(found)) return own;
  return isCertain(found, endpoint) ? found : null;
}

/** The section's own operation, where it may be another one's URL, too: `/parcels/{id}` for `/parcels/latest`. */
function ownOf(
  { path }: NamedEndpoint,
  { operation, offset }: OperationMatch,
  matches: Section['matches'],
): OperationMatch | undefined {
  const segments = filled(path).slice(Math.max(0, offset));
  const own = matches.find((match) => {
    if (match === undefined || match.operation === operation || match.operation.method !== operation.method)
      return false;
    const template = match.operation.path;
    return coversPath({ ...template, segments: filled(template) }, { ...path, fragment: template.fragment, segments });
  });
  return own && { ...own, offset };
}

function filled({ segments }: EndpointPath): EndpointPath['segments'] {
  return segments.filter(({ text }) => text !== '');
}

function literalsOf({ operation }: OperationMatch): number {
  return filled(operation.path).filter(({ parameters }) => parameters.length === 0).length;
}

/** What a response is the response of: the last request's operation, else the only one of the section. */
function answered(last: OperationMatch | null | undefined, matches: Section['matches']): OperationMatch | undefined {
  if (last !== undefined) return last ?? undefined;
  const [only, ...others] = matches;
  return others.length === 0 ? only : undefined;
}

interface Around {
  readonly asked: AskedApi;
  readonly block: BlockContent;
}

function requestDrift(request: SentRequest, match: OperationMatch, { asked, block }: Around): readonly ExampleDrift[] {
  const schemes = asked.schemes(match.api);
  const names = schemes.flatMap(({ parameterName }) => parameterName?.toLowerCase() ?? []);
  const details = asked.details(match);
  return keptWith(request, match.operation, `${match.offset} ${names.join(' ')}`, () =>
    driftOfRequest(request, { match, details, credentials: new Set(names), ...block }),
  );
}

function responseDrift(
  response: Exchanged & { readonly kind: 'response' },
  match: OperationMatch,
  { asked, block }: Around,
): readonly ExampleDrift[] {
  const details = asked.details(match);
  return keptWith(response, match.operation, '', () => driftOfResponse(response, { match, details, ...block }));
}

/** Of a block of JSON. */
function dataDrift(
  example: DocumentedExample,
  match: OperationMatch,
  { asked, block }: Around,
): readonly ExampleDrift[] {
  const { role, status, mediaType } = example;
  const details = asked.details(match);
  const isAnswer = role === 'response' || (role === undefined && details.body === undefined);
  if (!isAnswer && role !== 'request') return [];
  return keptWith(block, match.operation, [role, status?.text, mediaType?.text].join(' '), () => {
    const question = { match, details, ...block };
    const said = { status: status?.text, mediaType: mediaType?.text };
    return isAnswer ? driftOfAnswer(block, said, question) : driftOfData(block, said, question);
  });
}

/** What was found of something in a block, by an operation, and by what else it depends on. */
function keptWith(
  key: object,
  operation: DescribedOperation,
  rest: string,
  find: () => readonly ExampleDrift[],
): readonly ExampleDrift[] {
  const known = found.get(key);
  if (known?.operation === operation && known.rest === rest) return known.drift;
  const drift = find();
  found.set(key, { operation, rest, drift });
  return drift;
}

const found = new WeakMap<
  object,
  { readonly operation: DescribedOperation; readonly rest: string; readonly drift: readonly ExampleDrift[] }
>();
