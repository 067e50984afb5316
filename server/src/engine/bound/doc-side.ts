import type { DescribedParameter } from '../api/described.ts';
import { type ApiSet, matchEndpoint, type OperationMatch } from '../drift/bound-api.ts';
import { coversPath, type EndpointPath, fullTemplate, readPath } from '../endpoints/path.ts';
import { parameterSpan, writtenSegments } from '../endpoints/written-path.ts';
import { findErrorUses } from '../facts/error-uses.ts';
import type { Span, TextEdit } from '../finding.ts';
import type { DocumentFacts, EndpointFact } from '../graph/document-facts.ts';
import { endpointsOn } from '../graph/occurrences.ts';
import { pathEdit } from '../graph/rename.ts';
import type { DocOccurrence } from '../graph/symbol.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { asPattern } from '../text.ts';
import { responseOf } from './contents.ts';
import { chainsOf, requestField, responseField } from './fields.ts';
import { pathOf } from './spec-side.ts';
import { placesOf, type Subject } from './subject.ts';
import { operationsWith } from './subject-in-spec.ts';

/** A document, and the descriptions that it is about. */
export interface BoundDocument {
  readonly facts: DocumentFacts;
  readonly set: ApiSet;
}

/** Every place of a document that names a subject of a description that it is about, in their order. */
export function subjectOccurrences(subject: Subject, document: BoundDocument): readonly DocOccurrence[] {
  const { uri, text } = document.facts;
  switch (subject.kind) {
    case 'operation':
    case 'path': {
      const key = subject.kind === 'operation' ? subject.operation.key : undefined;
      return matchesOf(subject, document)
        .filter(({ match }) => key === undefined || match.operation.key === key)
        .map(({ endpoint }) => occurrence(uri, endpoint.pathSpan, endpoint.isDeclaration));
    }
    case 'parameter':
      return inOrder([...inPaths(subject, document), ...inSections(subject, document)]);
    case 'property':
    case 'header':
    case 'response':
      return inOrder(inSections(subject, document));
    case 'operation-id':
      return markedNames(text, subject.operation.node.text('operationId') ?? '').map((span) => occurrence(uri, span));
    case 'scheme':
      return markedNames(text, subject.scheme.name).map((span) => occurrence(uri, span));
    case 'code':
      return codeOccurrences(subject.code, document.facts);
  }
}

function occurrence(uri: string, span: Span, isDefinition = false): DocOccurrence {
  return { uri, span, role: isDefinition ? 'definition' : 'use' };
}

interface EndpointMatch {
  readonly endpoint: EndpointFact;
  readonly match: OperationMatch;
}

/** The endpoints of a document on the path of a subject, or that have its parameter. */
function matchesOf(subject: Subject, { facts, set }: BoundDocument): readonly EndpointMatch[] {
  const keys = keysOf(subject);
  return (facts.api?.endpoints ?? []).flatMap((endpoint) => {
    const match = matchEndpoint(set, endpoint);
    return match?.api.uri === subject.api.uri && keys(match) ? [{ endpoint, match }] : [];
  });
}

function keysOf(subject: Subject): (match: OperationMatch) => boolean {
  switch (subject.kind) {
    case 'operation':
    case 'response':
      return ({ operation }) => operation.key === subject.operation.key;
    case 'path': {
      const path = pathOf(subject.operation);
      return ({ operation }) => pathOf(operation) === path;
    }
    case 'parameter': {
      const keys = new Set(operationsWith(subject.api, subject.parameter.node).map(({ key }) => key));
      return ({ operation }) => keys.has(operation.key);
    }
    case 'property':
    case 'header':
    case 'operation-id':
    case 'scheme':
    case 'code':
      return () => true;
  }
}

/** A parameter of the path in the braces of a document's paths, whatever it is called there. */
function* inPaths(subject: Subject & { kind: 'parameter' }, document: BoundDocument): Generator<DocOccurrence> {
  const { uri, text } = document.facts;
  const { name, in: place } = subject.parameter;
  if (place !== 'path') return;
  for (const { endpoint, match } of matchesOf(subject, document)) {
    const { path, pathSpan, isDeclaration } = endpoint;
    for (const [index, segment] of (writtenSegments(text, pathSpan, path) ?? []).entries()) {
      const order = match.operation.path.segments[index - match.offset]?.parameters.indexOf(name) ?? -1;
      const written = path.segments[index]?.parameters[order];
      const span = written === undefined ? undefined : parameterSpan(segment, written);
      if (span) yield occurrence(uri, span, isDeclaration);
    }
  }
}

/** Where the sections of operations name it: in tables and lists, between code marks, in calls. */
function* inSections(subject: Subject, { facts, set }: BoundDocument): Generator<DocOccurrence> {
  const { uri, text } = facts;
  const matches = keysOf(subject);
  if (!mayName(text, subject)) return;
  for (const documented of operationsOf(parseMarkdown(uri, text))) {
    const match = matchEndpoint(set, documented.endpoint);
    if (match?.api.uri !== subject.api.uri || !matches(match)) continue;
    const { own, others } = saidOf(subject, documented, match);
    for (const span of own) yield occurrence(uri, span);
    if (subject.kind !== 'parameter') continue;
    const names = new Set(own.map(({ start, end }) => text.slice(start, end)));
    // A parameter of the path is called in the section as in the path.
    if (subject.parameter.in !== 'path') names.add(subject.parameter.name);
    // What is called the same and is something else, such as a field of the answer.
    const isOther = ({ start }: Span) => others.some((span) => span.start === start);
    for (const name of names)
      for (const span of namesIn(text, documented.span, { ...subject.parameter, name }))
        if (!isOther(span)) yield occurrence(uri, span);
  }
}

function mayName(text: string, subject: Subject): boolean {
  return subject.kind !== 'property' || text.includes(subject.property.name);
}

interface Said {
  readonly own: readonly Span[];
  /** The names of other parameters and fields. */
  readonly others: readonly Span[];
}

function saidOf(subject: Subject, documented: DocumentedOperation, match: OperationMatch): Said {
  if (subject.kind === 'response') {
    const details = match.api.details(match.operation);
    const own = documented.responses.filter(({ status }) => responseOf(details, status)?.at === subject.response.at);
    return { own: own.map(({ statusSpan }) => statusSpan), others: [] };
  }
  const wanted = placesOf(subject)[0];
  const written = { ...match, written: documented.endpoint.path };
  const own: Span[] = [];
  const others: Span[] = [];
  for (const [fields, resolve] of [
    [documented.parameters, requestField],
    [documented.responseFields, responseField],
  ] as const) {
    for (const chain of chainsOf(fields)) {
      const found = resolve(chain, written);
      const last = chain.at(-1);
      const [place] = found ? placesOf(found) : [];
      const isSame = place && wanted && place.part === wanted.part && place.start === wanted.start;
      if (last && isSame) own.push(last.nameSpan);
      else if (last) others.push(last.nameSpan);
    }
  }
  return { own, others };
}

/** As a cell of its own, between code marks, in the query of a call, or as a header field. */
function* namesIn(
  text: string,
  { start, end }: Span,
  { name, in: place }: Pick<DescribedParameter, 'name' | 'in'>,
): Generator<Span> {
  const escaped = asPattern(name);
  const forms = [`(?<=\`)${escaped}(?=\`)`, `(?<=^[ \\t>]*\\|[ \\t]*)${escaped}(?=[ \\t]*\\|)`];
  if (place === 'query') forms.push(`(?<=[?&])${escaped}(?==)`);
  if (place === 'header') forms.push(`(?<=["']|^)${escaped}(?=:[ \\t])`);
  for (const { index } of text.slice(start, end).matchAll(new RegExp(forms.join('|'), 'gmu')))
    yield { start: start + index, end: start + index + name.length };
}

function markedNames(text: string, name: string): readonly Span[] {
  if (name === '' || !text.includes(name)) return [];
  const marked = new RegExp(`(?<=\`)${asPattern(name)}(?=\`)`, 'gu');
  return [...text.matchAll(marked)].map(({ index }) => ({ start: index, end: index + name.length }));
}

function codeOccurrences(code: string, { uri, text, api }: DocumentFacts): readonly DocOccurrence[] {
  if (!api || !text.includes(code)) return [];
  const rows = api.codes.filter((entry) => entry.code === code).map(({ codeSpan }) => codeSpan);
  const uses = findErrorUses({ text }, { tables: api.tables }, code);
  return inOrder([...rows.map((span) => occurrence(uri, span, true)), ...uses.map((span) => occurrence(uri, span))]);
}

/** Each place once: a definition before a use of the same. */
function inOrder(found: Iterable<DocOccurrence>): readonly DocOccurrence[] {
  const byStart = new Map<number, DocOccurrence>();
  for (const one of found) if (byStart.get(one.span.start)?.role !== 'definition') byStart.set(one.span.start, one);
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start);
}

/**
 * The edits that give a subject another name in a document: `names` are those that it has by now, on either side; what a document calls otherwise stays. Of a path it is
 * the description's: base paths that the document has before it stay, and so do its way of writing parameters and the values of calls.
 */
export function subjectEdits(
  subject: Subject,
  { names, name }: { readonly names: ReadonlySet<string>; readonly name: string },
  document: BoundDocument,
): readonly TextEdit[] {
  const { uri, text } = document.facts;
  if (subject.kind === 'path') return pathEdits(subject, readPath(name), document);
  return subjectOccurrences(subject, document)
    .filter(({ span }) => names.has(text.slice(span.start, span.end)))
    .map(({ span }) => ({ uri, span, text: name }));
}

function pathEdits(
  subject: Subject & { kind: 'path' },
  path: EndpointPath,
  document: BoundDocument,
): readonly TextEdit[] {
  const { facts } = document;
  const old = subject.operation.path;
  const edits = new Map<number, TextEdit>();
  for (const { endpoint: known, match } of matchesOf(subject, document)) {
    // The same path with methods that the description doesn't have.
    const before = withBase(old, known.path, match.offset);
    for (const endpoint of [known, ...endpointsOn(facts, known.path.template, (other) => coversPath(before, other))]) {
      const edit = pathEdit(
        facts,
        endpoint,
        withBase(old, endpoint.path, match.offset),
        withBase(path, endpoint.path, match.offset),
      );
      if (edit) edits.set(endpoint.pathSpan.start, edit);
    }
  }
  return [...edits.values()];
}

/** A description's path as an endpoint has it: behind a base path, without a version, with a slash at its end. */
function withBase(path: EndpointPath, written: EndpointPath, offset: number): EndpointPath {
  const own = textsOf(path);
  const base = written.segments.slice(0, Math.max(0, offset)).map(({ text }) => text);
  const end = written.segments.length > 1 && written.segments.at(-1)?.text === '' ? [''] : [];
  const { segments, template } = readPath(`/${[...base, ...own.slice(Math.max(0, -offset)), ...end].join('/')}`);
  return { ...path, template, segments };
}

/** The description's path when a document's is another one: what changed there changes here, whatever parameters are called. Undefined where only the base path changed. */
export function specPathAfter(
  { operation, offset }: Subject & { kind: 'path' },
  before: EndpointPath,
  after: EndpointPath,
): string | undefined {
  const own = textsOf(operation.path);
  const old = textsOf(before);
  const now = textsOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  // What stands before the operation's path is the server's.
  if (head < offset || (head === old.length && head === now.length && before.fragment === after.fragment))
    return undefined;
  const inserted = now.slice(head, now.length - tail).map((text) => {
    const known = text.includes('{') ? old.indexOf(text) : -1;
    return known === -1 ? text : (own[known - offset] ?? text);
  });
  const start = head - offset;
  const template = `/${[...own.slice(0, start), ...inserted, ...own.slice(Math.max(start, own.length - tail))].join('/')}`;
  const { fragment } = before.fragment === after.fragment ? operation.path : after;
  return fullTemplate({ template, fragment });
}

function textsOf({ segments }: EndpointPath): readonly string[] {
  const texts = segments.map(({ text }) => text);
  return texts.length > 1 && texts.at(-1) === '' ? texts.slice(0, -1) : texts;
}
