import type { DescribedApi } from '#engine/api/api.ts';
import type { DescribedOperation, DescribedParameter } from '#engine/api/described.ts';
import { describeSchema } from '#engine/api/schema.ts';
import { textEdits } from '#engine/drift/spec-edits.ts';
import type { DocumentedOperation } from '#engine/operations/operation.ts';
import { insertEntry, removeEntry } from '#engine/spec/edit/edits.ts';
import type { Node, Place } from '#engine/spec/tree/node.ts';
import { type Change, replacing, withOthers } from './change.ts';

/** Every single change of a description, of one file, that a document of it contradicts. */
export function* specChanges(
  api: DescribedApi,
  documentedIn: (operation: DescribedOperation) => DocumentedOperation | undefined,
): Generator<Change> {
  const text = api.spec.file.text();
  const change = (kind: string, name: string, place: Place, replacement: string): Change[] => {
    if (place.part.uri !== api.uri) return [];
    const { span } = api.locate(place);
    return [replacing(kind, name, span, replacement)];
  };
  const seen = new Set<string>();
  for (const operation of api.operations) {
    const documented = documentedIn(operation);
    if (!documented) continue;
    const details = api.details(operation);
    const of = operation.key;
    const method = ['patch', 'put', 'delete', 'post', 'get'].find((one) => !operation.item.has(one));
    if (method)
      yield* change('method', `${of}: the method`, operation.at, inQuotes(textAt(text, api, operation.at), method));
    yield* pathChange(text, operation, api);
    yield* removal(operation, api);
    for (const parameter of details.parameters)
      yield* parameterChanges(parameter, `${of}: ${parameter.name}`, { api, text, change });
    // A response for all others is one for what is no longer described, too.
    const isForAll = details.responses.some(({ status }) => /^default$|^[1-5]XX$/i.test(status));
    for (const { status, at } of isForAll ? [] : details.responses) {
      if (!/^\d{3}$/.test(status) || details.responses.some((one) => one.status === '418')) continue;
      if (!documented.responses.some((one) => one.status === status)) continue;
      const responses = operation.node.get('responses') ?? operation.node;
      const whole = api.locate(responses).span;
      for (const one of change('status', `${of}: ${status}`, at, inQuotes(textAt(text, api, at), '418')))
        yield { ...one, at: { start: api.locate(operation.at).span.start, end: whole.end } };
    }
    for (const content of details.body?.content.slice(0, 1) ?? []) {
      for (const property of describeSchema(content.schema, api)?.properties ?? []) {
        const key = `${property.at.part.uri}:${api.locate(property.at).span.start}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const renamed = `${property.name}_zz`;
        const required = (describeSchema(content.schema, api)?.members ?? [])
          .flatMap((member) => member.list('required')?.items ?? [])
          .filter((item) => item.kind === 'scalar' && item.value === property.name)
          .map((item) => ({ span: api.locate(item).span, text: inQuotes(textAt(text, api, item), renamed) }));
        for (const one of change(
          'property name',
          `${of}: the property ${property.name}`,
          property.at,
          inQuotes(textAt(text, api, property.at), renamed),
        ))
          yield withOthers(one, required);
        yield* typeChange(property.schema, `${of}: the property ${property.name}`, { api, text, change });
      }
    }
  }
  const paths = api.root.map('paths');
  const added = paths && insertEntry(paths, '/zzlabels', { get: { responses: { 200: { description: 'OK' } } } });
  for (const { span, text: inserted } of added ? textEdits(api, [added]) : [])
    yield { ...replacing('endpoint added', 'another endpoint', span, inserted), hasNoFix: true };
  for (const { code, at } of api.errorCodes.codes)
    yield* change('error code', `the code ${code}`, at, inQuotes(textAt(text, api, at), `${code}zz`));
  for (const scheme of api.schemes) {
    const name = scheme.type === 'apiKey' ? scheme.node.get('name') : undefined;
    if (name)
      yield* change(
        'security header',
        `the header of ${scheme.name}`,
        name,
        inQuotes(textAt(text, api, name), `${scheme.parameterName}-ZZ`),
      );
    for (const flow of scheme.flows) {
      for (const scope of flow.scopes)
        yield* change(
          'scope',
          `the scope ${scope.name}`,
          scope.at,
          inQuotes(textAt(text, api, scope.at), `${scope.name}zz`),
        );
      const url = flow.node.get('tokenUrl');
      if (url)
        yield* change(
          'token URL',
          `the token URL of ${scheme.name}`,
          url,
          inQuotes(textAt(text, api, url), `${flow.tokenUrl}zz`),
        );
    }
  }
  for (const server of api.servers) {
    if (server.variables.length > 0 || !server.url.startsWith('https://')) continue;
    yield* change(
      'server',
      `the server ${server.url}`,
      server.at,
      inQuotes(textAt(text, api, server.at), server.url.replace('://', '://zz-')),
    );
  }
}

/** Of an operation that shares its path with others: nothing says what has become of it, so that nothing can be written in its place. */
function* removal({ key, method, item }: DescribedOperation, api: DescribedApi): Generator<Change> {
  const entry = item.entry(method.toLowerCase());
  const others = api.operations.filter((other) => other.item === item);
  if (!entry || others.length < 2 || entry.value.part.uri !== api.uri) return;
  for (const { span, text } of textEdits(api, [removeEntry(item, entry)]))
    yield { kind: 'endpoint removed', name: `${key}, gone`, span, text, at: undefined, hasNoFix: true };
}

interface Tools {
  readonly api: DescribedApi;
  readonly text: string;
  change(kind: string, name: string, place: Place, replacement: string): Change[];
}

function* pathChange(text: string, { key, pathAt }: DescribedOperation, api: DescribedApi): Generator<Change> {
  const { span } = api.locate(pathAt);
  const written = text.slice(span.start, span.end);
  const word = [...written.matchAll(/[a-z]{3,}(?![^{]*\})/g)].at(-1);
  if (!word) return;
  const start = span.start + word.index;
  yield {
    ...replacing('path', `${key}: the path`, { start, end: start + word[0].length }, `${word[0]}zz`),
    at: { start: span.start, end: span.end + 2 },
  };
}

function* parameterChanges(parameter: DescribedParameter, of: string, tools: Tools): Generator<Change> {
  const { api, text, change } = tools;
  const name = parameter.node.get('name');
  if (name && parameter.in !== 'path')
    yield* change('parameter name', `${of}, its name`, name, inQuotes(textAt(text, api, name), `${parameter.name}_zz`));
  const place = parameter.node.get('in');
  if (place && parameter.in !== 'path')
    yield* change(
      'parameter place',
      `${of}, its place`,
      place,
      inQuotes(textAt(text, api, place), parameter.in === 'query' ? 'header' : 'query'),
    );
  const required = parameter.node.get('required');
  if (required && parameter.in !== 'path')
    yield* change('parameter required', `${of}, required`, required, parameter.isRequired ? 'false' : 'true');
  const hasDefault = describeSchema(parameter.schema, api)?.default !== undefined;
  if (!required && !hasDefault && parameter.node.part.uri === api.uri)
    for (const { span, text: inserted } of textEdits(api, [insertEntry(parameter.node, 'required', true)]))
      yield replacing('parameter required', `${of}, required`, span, inserted);
  if (parameter.schema) yield* typeChange(parameter.schema, of, tools);
  const schema = describeSchema(parameter.schema, api);
  if (schema?.default?.kind === 'scalar')
    yield* change(
      'parameter default',
      `${of}, its default`,
      schema.default,
      otherValue(textAt(text, api, schema.default)),
    );
  const [value] = schema?.values ?? [];
  if (value?.kind === 'scalar')
    yield* change('parameter enum', `${of}, a value`, value, otherValue(textAt(text, api, value)));
}

function* typeChange(node: Node, of: string, { api, text, change }: Tools): Generator<Change> {
  const type = node.kind === 'map' ? node.get('type') : undefined;
  if (type?.kind !== 'scalar' || node.kind !== 'map' || node.has('enum') || node.has('default')) return;
  const other =
    type.value === 'string'
      ? 'boolean'
      : ['integer', 'number', 'boolean'].includes(String(type.value))
        ? 'string'
        : undefined;
  if (other) yield* change('type', `${of}, its type`, type, inQuotes(textAt(text, api, type), other));
}

function textAt(text: string, api: DescribedApi, place: Place): string {
  const { span } = api.locate(place);
  return text.slice(span.start, span.end);
}

/** In the quotes that a text has. */
function inQuotes(before: string, text: string): string {
  const quote = before.charAt(0);
  return quote === '"' || quote === "'" ? `${quote}${text}${quote}` : text;
}

function otherValue(written: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return `${Number(written) + 7}`;
  if (written === 'true' || written === 'false') return written === 'true' ? 'false' : 'true';
  const quote = /["']$/.exec(written)?.[0] ?? '';
  return `${written.slice(0, written.length - quote.length)}zz${quote}`;
}
