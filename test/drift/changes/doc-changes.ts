import type { DescribedApi } from '#engine/api/api.ts';
import { describeSchema } from '#engine/api/schema.ts';
import type { AskedApi } from '#engine/drift/asked-api.ts';
import { generalWords } from '#engine/drift/documented-words.ts';
import { isConditional } from '#engine/drift/input-mismatches.ts';
import { type OperationPair, pairsOf } from '#engine/drift/pairs.ts';
import { requestsOf } from '#engine/drift/requests.ts';
import type { Span } from '#engine/finding.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { exampleContent } from '#engine/operations/examples/content.ts';
import { jsonValues } from '#engine/operations/examples/json.ts';
import type { ExampleMember, ExampleValue } from '#engine/operations/examples/value.ts';
import type { DocumentedParameter } from '#engine/operations/operation.ts';
import type { Node } from '#engine/spec/tree/node.ts';
import { type Change, replacing } from './change.ts';
import { findAll } from './text.ts';

/** Every single change of a document that the description contradicts. The document agrees with it. */
export function* docChanges(file: MarkdownFile, asked: AskedApi): Generator<Change> {
  const pairs = pairsOf(file, asked);
  yield* addedEndpoint(file, pairs);
  for (const pair of pairs) {
    yield* endpointChanges(file, pair);
    yield* removedEndpoint(file, pair, asked);
    yield* parameterChanges(file, pair);
    yield* responseChanges(file, pair, asked);
    yield* exampleChanges(file, pair, asked);
    yield* missingKeys(file, pair, asked);
  }
  for (const api of asked.apis) {
    yield* serverChanges(file, api);
    yield* securityChanges(file, api);
    yield* codeChanges(file, api);
  }
}

/** A section of an endpoint that no description has, behind the last one. */
function* addedEndpoint({ text }: MarkdownFile, pairs: readonly OperationPair[]): Generator<Change> {
  const last = pairs.findLast(({ documented }) => documented.endpoint.form === 'heading')?.documented;
  if (!last) return;
  const lineStart = text.lastIndexOf('\n', last.span.start - 1) + 1;
  const marks = /^#+/.exec(text.slice(lineStart))?.[0] ?? '###';
  const { end } = last.span;
  const heading = `\n${marks} GET /zzlabels\n`;
  const start = end + heading.indexOf('/');
  yield {
    kind: 'endpoint added',
    name: 'another endpoint',
    span: { start: end, end },
    text: `${heading}\nLists all labels.\n\n`,
    at: { start: start - 4, end: start + 9 },
    hasNoFix: true,
  };
}

/** The section of an endpoint is gone; what words and calls elsewhere still name is documented somehow. */
function* removedEndpoint(
  file: MarkdownFile,
  { operation, documented }: OperationPair,
  asked: AskedApi,
): Generator<Change> {
  const { endpoint, span } = documented;
  if (endpoint.form !== 'heading') return;
  const { text } = file;
  const rest = text.slice(0, span.start) + text.slice(span.end);
  if (rest.includes(text.slice(endpoint.pathSpan.start, endpoint.pathSpan.end))) return;
  const elsewhere = requestsOf(file).filter(({ offset }) => offset < span.start || offset >= span.end);
  if (elsewhere.some(({ request }) => asked.match(request.endpoint)?.operation === operation)) return;
  yield {
    kind: 'endpoint removed',
    name: `${operation.key}: its section`,
    span,
    text: '',
    at: undefined,
    hasNoFix: true,
  };
}

function* endpointChanges({ text }: MarkdownFile, { api, operation, documented }: OperationPair): Generator<Change> {
  const { endpoint } = documented;
  const methods = ['PATCH', 'PUT', 'DELETE', 'POST', 'GET'];
  const other = methods.find((method) => !api.operation(`${method} ${operation.path.template}`));
  if (endpoint.methodSpan && other && !api.keys.includes(`${other} ${operation.path.literal}`))
    yield replacing('method', `${operation.key}: the method`, endpoint.methodSpan, other);
  const written = text.slice(endpoint.pathSpan.start, endpoint.pathSpan.end);
  const word = [...written.matchAll(/[a-z]{3,}(?![^{]*\})/g)].at(-1);
  if (!word) return;
  const span = {
    start: endpoint.pathSpan.start + word.index,
    end: endpoint.pathSpan.start + word.index + word[0].length,
  };
  const changed = `${written.slice(0, word.index)}${word[0]}zz${written.slice(word.index + word[0].length)}`;
  if (api.keys.some((key) => key.endsWith(` ${changed}`))) return;
  yield {
    ...replacing('path', `${operation.key}: the path`, span, `${word[0]}zz`),
    at: { start: endpoint.pathSpan.start, end: endpoint.pathSpan.end + 2 },
  };
}

function* parameterChanges(file: MarkdownFile, { operation, documented }: OperationPair): Generator<Change> {
  const seen = new Set<number>();
  for (const parameter of documented.parameters) {
    if (parameter.form === 'path' || seen.has(parameter.nameSpan.start)) continue;
    seen.add(parameter.nameSpan.start);
    const of = `${operation.key}: ${parameter.name}`;
    if (!/^[\w-]+$/.test(parameter.name)) continue;
    yield replacing('parameter name', `${of}, its name`, parameter.nameSpan, `${parameter.name}_zz`);
    yield* placeChange(file, parameter, of);
    if (parameter.type) {
      const type = otherType(parameter.type.text);
      if (type) yield replacing('parameter type', `${of}, its type`, parameter.type.span, type);
    }
    const { required } = parameter;
    const said = required?.span && file.text.slice(required.span.start, required.span.end);
    const flipped = said === undefined ? undefined : flips.get(said);
    if (required?.span && flipped && parameter.in !== 'path' && !isConditional(parameter))
      yield replacing('parameter required', `${of}, required`, required.span, flipped);
    // A default of null is none.
    if (parameter.default && !/^`?null`?$/.test(parameter.default.text))
      yield replacing(
        'parameter default',
        `${of}, its default`,
        parameter.default.span,
        otherValue(parameter.default.text),
      );
    const [value] = parameter.values;
    if (value && parameter.values.length > 1)
      yield replacing('parameter enum', `${of}, a value`, value.span, otherValue(value.text));
    if (
      parameter.form === 'table' &&
      hasSiblings(documented, parameter) &&
      !isNamedElsewhere(file, documented, parameter)
    )
      yield { ...rowRemoval(file, parameter), name: `${of}, the row` };
  }
}

/** A document that lists nothing in a place leaves out all that belongs there. */
function hasSiblings(
  { parameters }: OperationPair['documented'],
  { in: place, nameSpan }: DocumentedParameter,
): boolean {
  return place !== 'path' && parameters.some((one) => one.in === place && one.nameSpan.start !== nameSpan.start);
}

/** What another section names in its words is not left out. */
function isNamedElsewhere(
  { text }: MarkdownFile,
  { span }: OperationPair['documented'],
  { name }: DocumentedParameter,
): boolean {
  const rest = `${text.slice(0, span.start)}${text.slice(span.end)}`;
  return rest.includes(`\`${name}\``) || new RegExp(`\`${name}(?:\\[\\])?\\.`).test(text.slice(span.start, span.end));
}

const flips: ReadonlyMap<string, string> = new Map([
  ['yes', 'no'],
  ['Yes', 'No'],
  ['no', 'yes'],
  ['No', 'Yes'],
  ['true', 'false'],
  ['false', 'true'],
  ['required', 'optional'],
  ['optional', 'required'],
  ['Required', 'Optional'],
  ['Optional', 'Required'],
]);

function* placeChange(file: MarkdownFile, parameter: DocumentedParameter, of: string): Generator<Change> {
  if (parameter.form !== 'table' || parameter.in === undefined || parameter.in === 'path' || parameter.in === 'body')
    return;
  const row = file.text.slice(parameter.span.start, parameter.span.end);
  const cell = new RegExp(`\\|\\s*(\`?${parameter.in}\`?)\\s*\\|`, 'i').exec(row);
  if (!cell?.[1]) return;
  const start = parameter.span.start + cell.index + cell[0].indexOf(cell[1]);
  const other = parameter.in === 'query' ? 'header' : 'query';
  yield replacing('parameter place', `${of}, its place`, { start, end: start + cell[1].length }, other);
}

function rowRemoval(file: MarkdownFile, { span }: DocumentedParameter): Change {
  const line = file.lines.lineAt(span.start);
  const row = { start: file.lines.lineStart(line), end: file.lines.lineStart(line + 1) };
  return { kind: 'parameter row', name: '', span: row, text: '', at: undefined };
}

function otherType(written: string): string | undefined {
  if (/^`?(?:string|uuid|date)/i.test(written)) return 'boolean';
  if (/^`?(?:integer|number|int|boolean|bool)/i.test(written)) return 'string';
  return undefined;
}

function otherValue(written: string): string {
  if (/^`?(?:true|false)`?$/.test(written)) return written.includes('true') ? 'false' : 'true';
  return /^-?\d+(?:\.\d+)?$/.test(written)
    ? `${Number(written) + 7}`
    : `${written.replace(/`$/, '')}zz${written.endsWith('`') ? '`' : ''}`;
}

function* responseChanges(file: MarkdownFile, pair: OperationPair, asked: AskedApi): Generator<Change> {
  const { operation, documented } = pair;
  const known = new Set(asked.details(pair).responses.map(({ status }) => status));
  if (known.has('default') || [...known].some((status) => /^[45]XX$/i.test(status))) return;
  const general = generalWords(file);
  const seen = new Set<number>();
  for (const { status, statusSpan, form, span } of documented.responses) {
    if (seen.has(statusSpan.start) || !['table', 'list', 'heading'].includes(form) || !/^\d{3}$/.test(status)) continue;
    seen.add(statusSpan.start);
    yield replacing('status', `${operation.key}: ${status}`, statusSpan, known.has('418') ? '451' : '418');
    const isShownElsewhere =
      documented.responses.some((one) => one.status === status && one.statusSpan.start !== statusSpan.start) ||
      new RegExp(`\\b${status}\\b`).test(general);
    if (form === 'table' && !isShownElsewhere) {
      const line = file.lines.lineAt(span.start);
      yield {
        kind: 'status row',
        name: `${operation.key}: the row of ${status}`,
        span: { start: file.lines.lineStart(line), end: file.lines.lineStart(line + 1) },
        text: '',
        at: undefined,
      };
    }
  }
}

/** Of the first JSON bodies of a request and of a response. */
function* exampleChanges(file: MarkdownFile, pair: OperationPair, asked: AskedApi): Generator<Change> {
  const { operation, documented } = pair;
  for (const example of documented.examples) {
    if (example.role === undefined) continue;
    const content = exampleContent(file.text, example);
    const values =
      content.kind === 'json'
        ? content.values
        : content.kind === 'messages'
          ? content.messages.flatMap(({ body }) =>
              body ? jsonValues(file.text.slice(body.start, body.end), body.start) : [],
            )
          : [];
    const [value] = values;
    if (value?.kind !== 'object') continue;
    const of = `${operation.key}: ${example.role} example`;
    const [member] = value.members;
    if (!member) continue;
    if (isDeclared(member.name, pair, asked))
      yield replacing(
        'example key',
        `${of}, the key ${member.name}`,
        inner(file.text, member.nameSpan),
        `${member.name}_zz`,
      );
    yield* typeChange(value.members, of);
    yield {
      kind: 'example extra key',
      name: `${of}, another key`,
      span: { start: value.span.start + 1, end: value.span.start + 1 },
      text: ' "entirely_new": 1,',
      at: { start: value.span.start, end: value.span.start + 20 },
    };
  }
}

/** Whether some body of an operation speaks of a property: in a map any key is right. */
function isDeclared(name: string, pair: OperationPair, asked: AskedApi): boolean {
  const { body, responses } = asked.details(pair);
  const contents = [body, ...responses].flatMap((one) => one?.content ?? []);
  const declares = (schema: Node | undefined, depth: number): boolean => {
    const described = describeSchema(schema, pair.api);
    if (!described || depth > 3) return false;
    return (
      described.properties.some((property) => property.name === name) ||
      [...described.alternatives, ...[described.items ?? []].flat()].some((one) => declares(one, depth + 1))
    );
  };
  return contents.some(({ schema }) => declares(schema, 0));
}

/** The first property of a request's body, where it is required and others follow. */
function* missingKeys({ text }: MarkdownFile, pair: OperationPair, asked: AskedApi): Generator<Change> {
  const [content] = asked.details(pair).body?.content ?? [];
  const required = describeSchema(content?.schema, pair.api)?.properties.filter(({ isRequired }) => isRequired) ?? [];
  for (const example of pair.documented.examples) {
    if (example.role !== 'request') continue;
    const body = exampleContent(text, example);
    const [value] =
      body.kind === 'json'
        ? body.values
        : body.kind === 'messages'
          ? body.messages.flatMap((one) =>
              one.body ? jsonValues(text.slice(one.body.start, one.body.end), one.body.start) : [],
            )
          : [];
    const [first, second] = value?.kind === 'object' ? value.members : [];
    if (!value || !first || !second || !required.some(({ name }) => name === first.name)) continue;
    const span = { start: first.nameSpan.start, end: second.nameSpan.start };
    yield {
      kind: 'example missing key',
      name: `${pair.operation.key}: without ${first.name}`,
      span,
      text: '',
      at: { start: value.span.start, end: value.span.start + 1 },
    };
  }
}

function* codeChanges({ text }: MarkdownFile, { errorCodes }: DescribedApi): Generator<Change> {
  for (const { code } of errorCodes.codes) {
    const row = text.indexOf(`| \`${code}\` |`);
    const start = row + 3;
    if (row !== -1) yield replacing('error code', `the code ${code}`, { start, end: start + code.length }, `${code}zz`);
  }
}

function inner(text: string, { start, end }: Span): Span {
  return text[start] === '"' ? { start: start + 1, end: end - 1 } : { start, end };
}

function* typeChange(members: readonly ExampleMember[], of: string): Generator<Change> {
  const numeric = members.find(({ value }) => value.kind === 'number' || value.kind === 'boolean');
  const worded = members.find(({ value }) => value.kind === 'string');
  const member = numeric ?? worded;
  if (!member) return;
  const span = quoted(member.value);
  const text = '{ "zz": [] }';
  yield {
    ...replacing('example type', `${of}, the type of ${member.name}`, span, text),
    at: { start: member.nameSpan.start, end: span.start + text.length },
  };
}

function quoted(value: ExampleValue): Span {
  return value.kind === 'string' ? { start: value.span.start - 1, end: value.span.end + 1 } : value.span;
}

function* serverChanges({ text }: MarkdownFile, { servers }: DescribedApi): Generator<Change> {
  for (const { url, variables } of servers) {
    const host = /^https:\/\/[\w.-]+/.exec(url)?.[0];
    if (!host || variables.length > 0) continue;
    for (const start of findAll(text, url).slice(0, 2)) {
      const end = start + url.length;
      yield {
        ...replacing('server', `the server ${url} at ${start}`, { start, end }, url.replace('://', '://zz-')),
        at: { start, end: end + 3 },
      };
    }
  }
}

function* securityChanges({ text }: MarkdownFile, { schemes }: DescribedApi): Generator<Change> {
  for (const { type, parameterName, flows } of schemes) {
    if (type === 'apiKey' && parameterName) {
      const [mark] = findAll(text, `\`${parameterName}\``);
      const start = mark === undefined ? undefined : mark + 1;
      if (start !== undefined)
        yield replacing(
          'security header',
          `the header ${parameterName}`,
          { start, end: start + parameterName.length },
          `${parameterName}-ZZ`,
        );
    }
    for (const { scopes, tokenUrl } of flows) {
      if (tokenUrl) {
        const [start] = findAll(text, tokenUrl);
        if (start !== undefined)
          yield replacing(
            'token URL',
            `the token URL ${tokenUrl}`,
            { start, end: start + tokenUrl.length },
            `${tokenUrl}zz`,
          );
      }
      for (const { name } of scopes) {
        const [start] = findAll(text, `\`${name}\``);
        if (start !== undefined)
          yield replacing(
            'scope',
            `the scope ${name}`,
            { start: start + 1, end: start + 1 + name.length },
            `${name}zz`,
          );
      }
    }
  }
}
