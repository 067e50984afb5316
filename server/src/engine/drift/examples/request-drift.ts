import type { DescribedApi } from '../../api/api.ts';
import type { DescribedParameter, OperationDetails, ParameterLocation } from '../../api/described.ts';
import { describeSchema } from '../../api/schema.ts';
import { queryNames } from '../../endpoints/path.ts';
import { writtenSegments } from '../../endpoints/written-path.ts';
import type { ExampleField } from '../../operations/examples/call.ts';
import { isPlaceholderText } from '../../operations/examples/placeholder.ts';
import type { Wording } from '../../operations/operation.ts';
import { suggestionFor } from '../../spec/examples/keywords/values.ts';
import type { Problem } from '../../spec/examples/problem.ts';
import { describeProblems, problemsOf } from '../../spec/examples/validate.ts';
import { anyOfKinds, describeValue } from '../../spec/examples/words.ts';
import { listed } from '../../spec/facts/listed.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { ListNode, type Node, type Place } from '../../spec/tree/node.ts';
import type { OperationMatch } from '../bound-api.ts';
import { coversMediaType, requestSchemas } from './bodies.ts';
import { type ExampleDrift, wordsOf } from './example-drift.ts';
import { fittingSample, optionsFor } from './fitting-sample.ts';
import { driftOfForm } from './form-drift.ts';
import { headerEdit, withoutPair } from './request-edits.ts';
import type { SentRequest } from './sent-request.ts';
import { driftOfValue } from './value-drift.ts';
import { scalarNode } from './value-nodes.ts';

/** What a request is compared with. */
export interface RequestQuestion {
  readonly match: OperationMatch;
  readonly details: OperationDetails;
  /** Names of headers and query parameters that carry credentials. */
  readonly credentials: ReadonlySet<string>;
  /** The inside of the block without and with the marks of a quote. */
  readonly text: string;
  readonly source: string;
}

/** Where a request that an example sends differs from the operation that it is one of. */
export function driftOfRequest(request: SentRequest, question: RequestQuestion): readonly ExampleDrift[] {
  return [
    ...pathDrift(request, question),
    ...queryDrift(request, question),
    ...fieldDrift(request, question),
    ...mediaTypeDrift(request, question),
    ...bodyDrift(request, question),
  ];
}

function pathDrift({ url, endpoint: { path } }: SentRequest, question: RequestQuestion): ExampleDrift[] {
  const { match, source } = question;
  const written = writtenSegments(source, url.span, path) ?? [];
  const filled = path.segments.flatMap((segment, index) => {
    const place = written[index];
    return segment.text === '' || !place ? [] : [{ segment, place }];
  });
  const template = match.operation.path.segments.filter(({ text }) => text !== '');
  if (filled.length !== template.length + match.offset) return [];
  return template.flatMap(({ text, parameters }, index) => {
    const [name] = parameters;
    const found = filled[index + match.offset];
    if (name === undefined || text !== `{${name}}` || !found || found.segment.parameters.length > 0) return [];
    const parameter = parameterOf(question, 'path', name);
    return parameter
      ? valueDrift({ text: decoded(found.place.text), span: found.place.span }, parameter, question)
      : [];
  });
}

function parameterOf(
  { details }: Pick<RequestQuestion, 'details'>,
  place: ParameterLocation,
  name: string,
): DescribedParameter | undefined {
  const key = plainName(name, place);
  const declared = details.parameters.filter((one) => one.in === place);
  // The dollar of OData's options may be left out (OData 4.01, Part 2, 5.1).
  return (
    declared.find((one) => plainName(one.name, place) === key) ??
    declared.find((one) => place === 'query' && odataOption.test(one.name) && one.name === `$${key}`)
  );
}

const odataOption = /^\$(?:apply|compute|count|expand|filter|format|orderby|search|select|skip|skiptoken|top)$/;

/** `tags[]` and `filter[state]` are `tags` and `filter`; headers have no case. */
function plainName(name: string, place: ParameterLocation): string {
  return place === 'header' ? name.toLowerCase() : name.replace(/(?<=.)\[.*$/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The value of a parameter; lists as all versions write them by default. */
function valueDrift(value: Wording, parameter: DescribedParameter, { match }: RequestQuestion): ExampleDrift[] {
  const { schema, name } = parameter;
  const described = describeSchema(schema, match.api);
  if (!schema || !described || isOpen(value.text)) return [];
  // `columns(select=name;top=2)` and `fields/owner` are expressions.
  if (odataOption.test(name) && /[(/;]/.test(value.text)) return [];
  // Text may be any of several alternatives.
  if (described.alternatives.length > 0) return [];
  const types = described.types;
  if (types.includes('object') || parameter.node.has('content')) return [];
  const isList = types.length === 1 && types[0] === 'array';
  const itemTypes = isList ? (describeSchema(described.items, match.api)?.types ?? []) : types;
  // Objects and lists have commas of their own, and each API its way of writing them here.
  if (isList && (itemTypes.includes('object') || itemTypes.includes('array'))) return [];
  const scalars = (isList ? value.text.split(/[,|]/) : [value.text]).map((text) => scalarNode(text.trim(), itemTypes));
  const [first] = scalars;
  if (!first) return [];
  const node: Node = isList ? new ListNode(first.part, 0, value.text.length, scalars) : first;
  const options = optionsFor(match.api, 'request', `\`${name}\``);
  // In a URL everything is text, also what a schema for text allows as numbers.
  const isAllowed = described.values.some((one) => one.kind === 'scalar' && String(one.value) === value.text);
  const problems = problemsOf(node, schema, options).filter(
    ({ keyword }) => keyword !== 'minItems' && !(isAllowed && keyword === 'enum'),
  );
  const [finding] = describeProblems({ node, entry: undefined }, problems, options);
  if (!finding) return [];
  const { problem } = finding;
  const suggestion = problem.keyword === 'enum' ? suggestionFor(problem.node, problem.wanted ?? []) : undefined;
  return [
    {
      message: problem.keyword === 'type' ? wrongKind(problem, `\`${name}\``) : finding.message,
      span: value.span,
      because: { place: wordsOf(problem, suggestion), message: 'What the schema says' },
      fixes: isList ? [] : otherValue(value, suggestion ?? sampleText(schema, match.api, name)),
    },
  ];
}

function otherValue({ span }: Wording, text: string | undefined): ExampleDrift['fixes'] {
  return text === undefined ? [] : [{ title: `Write \`${text}\``, edits: [{ span, text }] }];
}

/** A value to begin with, in a URL or a header; undefined where none fits. */
function sampleText(schema: Node, api: DescribedApi, name: string): string | undefined {
  const sample = fittingSample(schema, name, { api, direction: 'request' });
  if (sample === undefined || sample === null || typeof sample === 'object') return undefined;
  const text = String(sample);
  const node = scalarNode(text, describeSchema(schema, api)?.types ?? []);
  const isFitting = problemsOf(node, schema, optionsFor(api, 'request', '')).length === 0;
  return isFitting && /^[\w.:@+-]+$/.test(text) ? text : undefined;
}

/** In a URL everything is text. */
function wrongKind({ node, wanted = [] }: Problem, subject: string): string {
  return `${subject} is ${describeValue(node)}; the schema wants ${anyOfKinds(wanted)}`;
}

function isOpen(text: string): boolean {
  return text === '' || text.includes('$') || isPlaceholderText(text);
}

function queryDrift(request: SentRequest, question: RequestQuestion): ExampleDrift[] {
  const { details, match, credentials } = question;
  const { url, isWhole } = request;
  const fields = [...queryOf(url), ...request.query];
  const declared = details.parameters.filter((one) => one.in === 'query');
  const isComplete = !details.isIncomplete && !details.parameters.some((one) => isForAnyName(one, match.api));
  const found: ExampleDrift[] = [];
  for (const { name, value } of fields) {
    const parameter = parameterOf(question, 'query', name.text);
    if (parameter && value) found.push(...valueDrift(value, parameter, question));
    if (parameter || !isComplete || queryNames(match.operation.path).includes(name.text)) continue;
    if (isOpen(name.text) || credentials.has(name.text.toLowerCase())) continue;
    found.push(unknownQuery({ name, value }, request, declared, question));
  }
  if (!isWhole || /[$…]|\.{3}|[<{][^/]*$/.test(url.text) || fields.some(({ name }) => isOpen(name.text))) return found;
  for (const parameter of declared) {
    const isThere = fields.some(({ name }) => plainName(name.text, 'query') === plainName(parameter.name, 'query'));
    const isMeant = found.some(({ fixes }) => fixes.some(({ edits }) => edits[0]?.text === parameter.name));
    if (!parameter.isRequired || isThere || isMeant || credentials.has(parameter.name.toLowerCase())) continue;
    const fixes = additionToQuery(url, parameter, match.api);
    found.push(
      missing(`The query parameter \`${parameter.name}\` is missing`, {
        parameter,
        url,
        sent: fields,
        sentElsewhere: request.fields,
        fixes,
      }),
    );
  }
  return found;
}

/** Names of properties may stand where a parameter is an object, or the whole query. */
function isForAnyName({ in: place, schema, node }: DescribedParameter, api: DescribedApi): boolean {
  if (place === 'querystring') return true;
  if (place !== 'query') return false;
  const described = describeSchema(schema, api);
  return (
    described === undefined || node.has('content') || described.types.includes('object') || described.types.length === 0
  );
}

function unknownQuery(
  field: ExampleField,
  request: SentRequest,
  declared: readonly DescribedParameter[],
  question: RequestQuestion,
): ExampleDrift {
  const { details, match } = question;
  const { operation } = match;
  const { name } = field;
  const fields = [...queryOf(request.url), ...request.query];
  const names = declared.map((one) => one.name).filter((one) => !fields.some((field) => field.name.text === one));
  const suggestion = nearest(name.text, names);
  const meant = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`;
  return {
    message: `\`${operation.key}\` has no query parameter \`${name.text}\`${meant}`,
    span: name.span,
    because: {
      place: declared.find((one) => one.name === suggestion)?.at ?? elsewhere(name.text, details) ?? operation.at,
      message: 'What the description has',
    },
    unknownQuery: name.text,
    fixes: [...otherValue(name, suggestion), ...removalOf(field, request, question)],
  };
}

/** Where an operation has a parameter of that name in another place. */
function elsewhere(name: string, { parameters }: OperationDetails): Place | undefined {
  const other = parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return other && (other.node.get('in') ?? other.at);
}

/** Takes a pair out of a URL or of the lines below a call; what is a header is sent as one. */
function removalOf(
  field: ExampleField,
  request: SentRequest,
  { details, source }: RequestQuestion,
): ExampleDrift['fixes'] {
  const { name, value } = field;
  const removal = withoutPair(field, source);
  if (!removal) return [];
  const header = details.parameters.find((one) => one.in === 'header' && one.name === name.text);
  const edit = header && value ? headerEdit(request, `${name.text}: ${value.text}`, source) : undefined;
  const title = edit ? `Send \`${name.text}\` as a header` : `Remove \`${name.text}\``;
  return [{ title, edits: edit ? [removal, edit] : [removal] }];
}

interface Missing {
  readonly parameter: DescribedParameter;
  readonly url: Wording;
  /** What the request has in the same place. */
  readonly sent: readonly ExampleField[];
  readonly sentElsewhere: readonly ExampleField[];
  readonly fixes: ExampleDrift['fixes'];
}

function missing(message: string, { parameter, url, sent, sentElsewhere, fixes }: Missing): ExampleDrift {
  const { node, at, name, in: place } = parameter;
  const required = node.get('required');
  // As a header it would be ignored.
  const isElsewhere =
    isIgnored(name) || sentElsewhere.some((field) => field.name.text.toLowerCase() === name.toLowerCase());
  const where = isElsewhere ? node.get('in') : undefined;
  return {
    message,
    span: url.span,
    because: { place: where ?? node.get('name') ?? at, message: 'The parameter' },
    besides: required ? [{ place: required, message: 'It is required' }] : [],
    fixes,
    missing: { in: place, name, sent: sent.map((field) => field.name.text) },
  };
}

/** Adds a pair to a URL, where a value can be made. */
function additionToQuery(
  { text, span }: Wording,
  { name, schema }: DescribedParameter,
  api: DescribedApi,
): ExampleDrift['fixes'] {
  const items = describeSchema(schema, api)?.items ?? schema;
  const value = items && sampleText(items, api, name);
  if (value === undefined || span.end - span.start !== text.length || text.includes('#')) return [];
  const pair = `${text.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return [{ title: `Add \`${name}\``, edits: [{ span: { start: span.end, end: span.end }, text: pair }] }];
}

/** The pairs behind the `?` of a URL. */
function queryOf({ text, span }: Wording): ExampleField[] {
  const mark = text.indexOf('?');
  if (mark === -1 || span.end - span.start !== text.length || text.charAt(mark - 1) === '{') return [];
  const end = text.indexOf('#', mark);
  const fields: ExampleField[] = [];
  let at = mark + 1;
  for (const pair of text.slice(at, end === -1 ? undefined : end).split('&')) {
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    const start = span.start + at;
    const value = equals === -1 ? undefined : pair.slice(equals + 1);
    if (name !== '')
      fields.push({
        name: { text: decoded(name), span: { start, end: start + name.length } },
        value:
          value === undefined
            ? undefined
            : { text: decoded(value), span: { start: start + equals + 1, end: start + pair.length } },
      });
    at += pair.length + 1;
  }
  return fields;
}

function fieldDrift(request: SentRequest, question: RequestQuestion): ExampleDrift[] {
  const { details, credentials } = question;
  const { fields, isWhole, url } = request;
  const found: ExampleDrift[] = [];
  for (const { name, value } of fields) {
    const parameter = parameterOf(question, 'header', name.text);
    if (parameter && value && !isIgnored(name.text)) found.push(...valueDrift(value, parameter, question));
  }
  // A message with no fields at all leaves them out.
  if (!isWhole || (request.isMessage && fields.length === 0) || fields.some(({ name }) => isOpen(name.text)))
    return found;
  for (const parameter of details.parameters) {
    const name = parameter.name.toLowerCase();
    if (parameter.in !== 'header' || !parameter.isRequired || isIgnored(name) || credentials.has(name)) continue;
    // What stands in the query is found there.
    const sent = [...fields, ...queryOf(url), ...request.query];
    if (sent.some((field) => field.name.text.toLowerCase() === name)) continue;
    const value = parameter.schema && sampleText(parameter.schema, question.match.api, parameter.name);
    const edit = value === undefined ? undefined : headerEdit(request, `${parameter.name}: ${value}`, question.source);
    const fixes = edit ? [{ title: `Add \`${parameter.name}\``, edits: [edit] }] : [];
    found.push(
      missing(`The header \`${parameter.name}\` is missing`, {
        parameter,
        url,
        sent: fields,
        sentElsewhere: [...queryOf(url), ...request.query],
        fixes,
      }),
    );
  }
  return found;
}

/** Parameters with these names are ignored (OpenAPI 3.1.1, 4.8.12.1). */
function isIgnored(name: string): boolean {
  return /^(?:accept|content-type|authorization)$/i.test(name);
}

function mediaTypeDrift({ fields }: SentRequest, { details, match }: RequestQuestion): ExampleDrift[] {
  const value = fields.find(({ name }) => /^content-type$/i.test(name.text))?.value;
  const { body } = details;
  if (!value || !body || body.content.length === 0 || isOpen(value.text)) return [];
  if (details.parameters.some((one) => one.in === 'header' && /^content-type$/i.test(one.name))) return [];
  if (body.content.some(({ mediaType }) => coversMediaType(mediaType, value.text))) return [];
  const mediaTypes = [...new Set(body.content.map(({ mediaType }) => mediaType))];
  const [only, ...others] = mediaTypes;
  return [
    {
      message: `\`${match.operation.key}\` takes ${listed(mediaTypes)}, not \`${value.text}\``,
      span: value.span,
      because: { place: body.at, message: 'The request body' },
      fixes:
        only !== undefined && others.length === 0 && !only.includes('*')
          ? [{ title: `Write \`${only}\``, edits: [{ span: value.span, text: only }] }]
          : [],
    },
  ];
}

function bodyDrift(
  { body, fields, url, isWhole, isMessage }: SentRequest,
  question: RequestQuestion,
): readonly ExampleDrift[] {
  const { details, match, text, source } = question;
  if (!body) {
    const { body: described } = details;
    if (!described?.isRequired || !isWhole || isMessage || /\$|\.{3}|…/.test(url.text)) return [];
    const message = `\`${match.operation.key}\` needs a body, and none is sent`;
    return [{ message, span: url.span, because: { place: described.at, message: 'It is required' }, fixes: [] }];
  }
  const mediaType = fields.find(({ name }) => /^content-type$/i.test(name.text))?.value?.text;
  if (!body.value) return driftOfForm(body, mediaType, question);
  const schemas = requestSchemas(details, mediaType);
  if (!schemas) return [];
  const { api } = match;
  return driftOfValue(body.value, schemas, {
    api,
    direction: 'request',
    subject: 'The body',
    text,
    source,
    isJson: body.isJson,
  });
}
