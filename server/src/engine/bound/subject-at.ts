import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { type BoundApi, matchEndpoint, type OperationMatch } from '../drift/bound-api.ts';
import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { parameterSpan, writtenSegments } from '../endpoints/written-path.ts';
import { placeAt } from '../facts/place.ts';
import { wordAt } from '../facts/word.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { parametersInPath } from '../operations/path-parameters.ts';
import { holds } from '../spans.ts';
import { responseOf } from './contents.ts';
import { exampleSubject } from './example-subject.ts';
import { chainsOf, type FieldChain, parameterCalled, requestField, responseField } from './fields.ts';
import { namedCodesOf } from './named-codes.ts';
import { operationIdsOf } from './operation-ids.ts';
import type { NamedSubject, Subject } from './subject.ts';

/** What a document names at an offset that its descriptions have, too. */
export function subjectAt(file: MarkdownFile, bound: BoundApi, offset: number): NamedSubject | undefined {
  return endpointAt(file, bound, offset) ?? saidAt(file, bound, offset) ?? nameAt(file, bound, offset);
}

/** The operation that a documented endpoint is. */
export function matchOf(bound: BoundApi, { endpoint }: DocumentedOperation): OperationMatch | undefined {
  return matchEndpoint(bound, endpoint);
}

function endpointAt(file: MarkdownFile, bound: BoundApi, offset: number): NamedSubject | undefined {
  const here = endpointsOf(file).find(
    ({ methodSpan, pathSpan }) => holds(pathSpan, offset) || (methodSpan && holds(methodSpan, offset)),
  );
  const match = here && matchEndpoint(bound, here);
  if (!here || !match) return undefined;
  const { api, operation } = match;
  if (!holds(here.pathSpan, offset) && here.methodSpan)
    return { subject: { kind: 'operation', api, operation }, span: here.methodSpan };
  return (
    parameterInPath(file, here, { match, offset }) ?? {
      subject: { kind: 'path', api, operation, offset: match.offset },
      span: here.pathSpan,
    }
  );
}

interface At {
  readonly match: OperationMatch;
  readonly offset: number;
}

function parameterInPath(
  file: MarkdownFile,
  { path, pathSpan, ...endpoint }: Endpoint,
  { match, offset }: At,
): NamedSubject | undefined {
  const { api, operation } = match;
  const details = api.details(operation);
  for (const [index, segment] of (writtenSegments(file.text, pathSpan, path) ?? []).entries()) {
    if (!holds(segment.span, offset)) continue;
    const names = operation.path.segments[index - match.offset]?.parameters ?? [];
    for (const [order, written] of (path.segments[index]?.parameters ?? []).entries()) {
      const span = parameterSpan(segment, written);
      const parameter = parameterCalled(names[order] ?? '', 'path', details);
      if (span && parameter && holds(span, offset))
        return { subject: { kind: 'parameter', api, operation, parameter }, span };
    }
  }
  for (const { name, nameSpan, in: place } of parametersInPath(file.text, { path, pathSpan, ...endpoint })) {
    const parameter = place === 'query' && holds(nameSpan, offset) ? parameterCalled(name, place, details) : undefined;
    if (parameter) return { subject: { kind: 'parameter', api, operation, parameter }, span: nameSpan };
  }
  return undefined;
}

/** What the section of an endpoint says of it: a parameter, a field, a status, a piece of an example. */
function saidAt(file: MarkdownFile, bound: BoundApi, offset: number): NamedSubject | undefined {
  for (const documented of operationsOf(file)) {
    const match = holds(documented.span, offset) ? matchOf(bound, documented) : undefined;
    if (!match) continue;
    const found =
      fieldAt(documented, match, offset) ??
      statusAt(documented, match, offset) ??
      exampleSubject(file, documented, { match, offset });
    if (found) return found;
  }
  return undefined;
}

function fieldAt(documented: DocumentedOperation, match: OperationMatch, offset: number): NamedSubject | undefined {
  const written = { ...match, written: documented.endpoint.path };
  for (const [fields, resolve] of [
    [documented.parameters, requestField],
    [documented.responseFields, responseField],
  ] as const) {
    for (const chain of chainsOf(fields)) {
      const span = spanIn(chain, offset);
      const subject = span && resolve(chain, written);
      if (span && subject) return { subject, span };
    }
  }
  return undefined;
}

/** The name, or what is said of it in a word; not its description, which is prose. */
function spanIn(chain: FieldChain, offset: number): NamedSubject['span'] | undefined {
  const field = chain.at(-1);
  if (!field) return undefined;
  const { nameSpan, type, required, values } = field;
  const spans = [nameSpan, type?.span, required?.span, field.default?.span, ...values.map(({ span }) => span)];
  return spans.find((span) => span && holds(span, offset));
}

function statusAt({ responses }: DocumentedOperation, match: OperationMatch, offset: number): NamedSubject | undefined {
  const { api, operation } = match;
  const here = responses.find(({ statusSpan }) => holds(statusSpan, offset));
  const response = here && responseOf(api.details(operation), here.status);
  return here && response && { subject: { kind: 'response', api, operation, response }, span: here.statusSpan };
}

/** A name between code marks or in quotes: of an operation, of a security scheme, of an error. */
function nameAt(file: MarkdownFile, bound: BoundApi, offset: number): NamedSubject | undefined {
  const place = placeAt(file, offset);
  if (place.block.kind === 'frontMatter') return undefined;
  const word = wordAt(place, '\\p{L}\\p{N}_.:/#-');
  if (!word) return undefined;
  const name = word.text.replace(/[.:/#-]+$/, '');
  const span = { start: word.span.start, end: word.span.start + name.length };
  const isCode = place.inlineCode?.start === span.start && /^`/.test(word.after);
  const isMarked = isCode || place.block.kind === 'code' || place.block.kind === 'cell';
  for (const api of bound.apis) {
    const subject = (isCode ? nameIn(api, name) : undefined) ?? (isMarked ? codeIn(api, name) : undefined);
    if (subject) return { subject, span };
  }
  return undefined;
}

function nameIn(api: DescribedApi, name: string): Subject | undefined {
  const operation: DescribedOperation | undefined = operationIdsOf(api).get(name);
  const id = operation?.node.get('operationId');
  if (operation && id) return { kind: 'operation-id', api, operation, at: id };
  const scheme = api.schemes.find((one) => one.name === name);
  return scheme && { kind: 'scheme', api, scheme };
}

function codeIn(api: DescribedApi, name: string): Subject | undefined {
  const found = namedCodesOf(api).get(name);
  return found && { kind: 'code', api, code: name, places: found.places };
}
