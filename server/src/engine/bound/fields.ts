import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, OperationDetails } from '../api/described.ts';
import type { DescribedProperty } from '../api/schema.ts';
import type { OperationMatch } from '../drift/bound-api.ts';
import type { EndpointPath } from '../endpoints/path.ts';
import type { DocumentedParameter, ParameterPlace } from '../operations/operation.ts';
import { propertyAt } from './schemas-at.ts';
import type { Subject } from './subject.ts';

/** A documented parameter or field with those that it stands in, the outermost first. */
export type FieldChain = readonly DocumentedParameter[];

/** All fields below some, with what they stand in. */
export function* chainsOf(fields: readonly DocumentedParameter[], above: FieldChain = []): Generator<FieldChain> {
  for (const field of fields) {
    const chain = [...above, field];
    yield chain;
    yield* chainsOf(field.children, chain);
  }
}

interface Owner {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
}

/** What an endpoint of a document is, with its path there. */
export interface WrittenMatch extends OperationMatch {
  readonly written: EndpointPath;
}

/** What the description calls a parameter of a document's path: that in the same place. */
export function nameInPath(name: string, { operation, offset, written }: WrittenMatch): string | undefined {
  for (const [index, { parameters }] of written.segments.entries()) {
    const order = parameters.indexOf(name);
    if (order !== -1) return operation.path.segments[index - offset]?.parameters[order];
  }
  return undefined;
}

/** What a parameter of a document is in the operation: a parameter, or a property of the body. */
export function requestField(chain: FieldChain, match: WrittenMatch): Subject | undefined {
  const { api, operation } = match;
  const details = api.details(operation);
  const field = chain.at(-1);
  if (!field) return undefined;
  const name = (field.in === 'path' ? nameInPath(field.name, match) : undefined) ?? field.name;
  const parameter = chain.length === 1 ? parameterCalled(name, field.in, details) : undefined;
  if (parameter) return { kind: 'parameter', api, operation, parameter };
  if (field.in !== undefined && field.in !== 'body') return undefined;
  const property = bodyProperty(chain, details, api);
  return property && { kind: 'property', api, operation, property };
}

/** What a field of a response is in the operation: a property of a body that it answers with, or a header. */
export function responseField(chain: FieldChain, { api, operation }: Owner): Subject | undefined {
  const names = namesOf(chain);
  const name = names.join('.').toLowerCase();
  for (const { content, headers } of api.details(operation).responses) {
    const header = headers.find((one) => one.name.toLowerCase() === name);
    if (header) return { kind: 'header', api, operation, header };
    for (const { schema } of content) {
      const property = propertyAt(schema, names, api);
      if (property) return { kind: 'property', api, operation, property };
    }
  }
  return undefined;
}

/** Header fields have the same name in any case (RFC 9110, 5.1). */
export function parameterCalled(
  name: string,
  place: ParameterPlace | undefined,
  { parameters }: Pick<OperationDetails, 'parameters'>,
): OperationDetails['parameters'][number] | undefined {
  return parameters.find(
    (one) =>
      (place === undefined || one.in === place || (one.in === 'querystring' && place === 'query')) &&
      (one.name === name || (one.in === 'header' && one.name.toLowerCase() === name.toLowerCase())),
  );
}

function bodyProperty(chain: FieldChain, { body }: OperationDetails, api: DescribedApi): DescribedProperty | undefined {
  const names = namesOf(chain);
  for (const { schema, fields } of body?.content ?? []) {
    const field = fields?.find(({ name }) => name === names.join('.'));
    if (field) return { name: field.name, schema: field.node, isRequired: field.isRequired, at: field.at };
    const property = propertyAt(schema, names, api);
    if (property) return property;
  }
  return undefined;
}

/** `items[].id` in `order` is `order`, `items`, `id`. */
function namesOf(chain: FieldChain): readonly string[] {
  return chain.flatMap(({ name }) =>
    name
      .replace(/\[[\d*nN]*\]/g, '')
      .split('.')
      .filter((step) => step !== ''),
  );
}
