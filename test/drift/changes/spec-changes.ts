import type { DescribedApi } from '#engine/api/api.ts';
import type { DescribedOperation, DescribedParameter } from '#engine/api/described.ts';
import { describeSchema } from '#engine/api/schema.ts';
import { textEdits } from '#engine/drift/spec-edits.ts';
import type { DocumentedOperation } from '#engine/operations/operation.ts';
import { insertEntry, insertItem, removeEntry, type Written } from '#engine/spec/edit/edits.ts';
import type { Node, Place } from '#engine/spec/tree/node.ts';
import { type Change, replacing, withOthers } from './change.ts';

type DocumentedIn = (operation: DescribedOperation) => DocumentedOperation | undefined;

/** Every single change of a description, of one file, that a document of it contradicts. */
export function* specChanges(api: DescribedApi, documentedIn: DocumentedIn): Generator<Change> {
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
    for (const parameter of details.parameters)
      yield* parameterChanges(parameter, `${of}: ${parameter.name}`, { operation, api, text, change });
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
        // A name of two letters may be the beginning of any other one: what is led to is where the schema has its properties.
        for (const one of change(
          'property name',
          `${of}: the property ${property.name}`,
          property.at,
          inQuotes(textAt(text, api, property.at), renamed),
        ))
          yield withOthers(property.name.length > 2 ? one : { ...one, at: undefined }, required);
        yield* typeChange(property.schema, `${of}: the property ${property.name}`, { operation, api, text, change });
      }
    }
  }
  yield* removedOperations(api, documentedIn);
  yield* addedProperties(api, documentedIn);
  yield* addedScheme(api);
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

function* removedOperations(api: DescribedApi, documentedIn: DocumentedIn): Generator<Change> {
  for (const operation of api.operations) {
    const entry = operation.item.entry(operation.method.toLowerCase());
    if (!entry || !documentedIn(operation) || operation.item.part.uri !== api.uri) continue;
    for (const { span, text } of textEdits(api, [removeEntry(operation.item, entry)]))
      yield { kind: 'endpoint removed', name: `${operation.key} is gone`, span, text, at: undefined, hasNoFix: true };
  }
}

/** A property that a body requires from now on. */
function* addedProperties(api: DescribedApi, documentedIn: DocumentedIn): Generator<Change> {
  const seen = new Set<Node>();
  for (const operation of api.operations) {
    const schema = api.details(operation).body?.content[0]?.schema;
    const described = documentedIn(operation) && describeSchema(schema, api);
    const owner = described?.members.find((member) => member.map('properties') && member.list('required'));
    const properties = owner?.map('properties');
    const required = owner?.list('required');
    if (!properties || !required || seen.has(properties) || required.items.length === 0) continue;
    seen.add(properties);
    const name = 'entirely_new';
    const [first, second] = textEdits(api, [
      insertEntry(properties, name, { type: 'string' }),
      insertItem(required, name),
    ]);
    if (!first || !second) continue;
    const added = replacing('property added', `${operation.key}: another property`, first.span, first.text);
    yield withOthers(added, [second]);
  }
}

function* addedScheme(api: DescribedApi): Generator<Change> {
  const schemes = api.root.map('components')?.map('securitySchemes') ?? api.root.map('securityDefinitions');
  if (!schemes || schemes.entries.length === 0) return;
  const hasCertificates = !/^(?:2|3\.0)/.test(api.version);
  const scheme: Written = hasCertificates
    ? { type: 'mutualTLS' }
    : { type: 'apiKey', in: 'header', name: 'X-Entirely-New' };
  for (const { span, text } of textEdits(api, [insertEntry(schemes, 'entirelyNew', scheme)]))
    yield { ...replacing('scheme added', 'another scheme', span, text), hasNoFix: true };
}

interface Tools {
  readonly operation: DescribedOperation;
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
  if (name && parameter.in !== 'path' && !hasTwin(parameter, tools))
    yield* change('parameter name', `${of}, its name`, name, inQuotes(textAt(text, api, name), `${parameter.name}_zz`));
  const place = parameter.node.get('in');
  // Elsewhere, it no longer hides one of the path item's that has the same name (OpenAPI 3.1.1, 4.8.9.1).
  if (place && parameter.in !== 'path' && !hasTwin(parameter, tools))
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

/** Another parameter of the operation or of its path item has the same name. */
function hasTwin({ name, node }: DescribedParameter, { operation, api }: Tools): boolean {
  const lists = [operation.item.list('parameters'), operation.node.list('parameters')];
  const maps = lists.flatMap((list) => (list?.items ?? []).flatMap((item) => api.followMap(item) ?? []));
  return maps.some((map) => map !== node && map.text('name') === name);
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
