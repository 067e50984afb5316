import type { ObjectType } from '../grammar/grammar.ts';
import type { MapNode, Node } from '../tree/node.ts';

/** Whether a map may be an object of a type, by its keys: in a file that nothing refers to, nothing says it. */
export function mayBe(type: ObjectType, node: Node | undefined): boolean {
  return node?.kind === 'map' && (marks.get(type)?.(node) ?? false);
}

const hasOne =
  (...keys: readonly string[]) =>
  (node: MapNode): boolean =>
    keys.some((key) => node.has(key));

const isSchema = hasOne('properties', 'items', 'allOf', 'oneOf', 'anyOf', 'enum', 'additionalProperties', 'const');
const schemaTypes: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);
const schemeTypes: ReadonlySet<string> = new Set(['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS', 'basic']);

const marks: ReadonlyMap<ObjectType, (node: MapNode) => boolean> = new Map([
  ['schema', (node) => !node.has('in') && (isSchema(node) || schemaTypes.has(node.text('type') ?? ''))],
  ['parameter', (node) => node.text('name') !== undefined && node.text('in') !== undefined && !node.has('flows')],
  ['header', (node) => !node.has('name') && hasOne('schema', 'content')(node) && !node.has('example')],
  ['response', (node) => node.has('description') && hasOne('content', 'headers', 'links', 'schema')(node)],
  ['requestBody', (node) => node.map('content') !== undefined && !hasOne('headers', 'links', 'in', 'name')(node)],
  ['mediaType', (node) => node.map('schema') !== undefined && !hasOne('in', 'name', 'description')(node)],
  ['example', hasOne('value', 'dataValue', 'externalValue', 'serializedValue')],
  ['link', hasOne('operationId', 'operationRef')],
  ['securityScheme', (node) => schemeTypes.has(node.text('type') ?? '')],
  ['pathItem', hasOne('get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query')],
  ['operation', hasOne('responses', 'operationId')],
  ['callback', (node) => node.entries.some(({ key }) => key.startsWith('{$'))],
]);
