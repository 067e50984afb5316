import type { SpecContext, SpecVisitors } from '../../rules/spec-rule.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import type { MapNode, Node } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';

/** Whether a schema's `type` names a type, alone or among others. */
export function hasType(schema: MapNode, type: string): boolean {
  return typeNode(schema, type) !== undefined;
}

/** Where a schema's `type` names a type. */
export function typeNode(schema: MapNode, type: string): Node | undefined {
  const node = schema.get('type');
  if (node?.kind === 'scalar') return node.value === type ? node : undefined;
  if (node?.kind !== 'list') return undefined;
  return node.items.find((item) => item.kind === 'scalar' && item.value === type);
}

/** The types that a schema's `type` names; undefined where it names none, or one that isn't known. */
export function typesOf(schema: MapNode): readonly string[] | undefined {
  const node = schema.get('type');
  if (node?.kind === 'scalar') return singleTypes.get(node.value);
  if (node?.kind !== 'list' || node.items.length === 0) return undefined;
  const types = node.items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''));
  return types.every((type) => singleTypes.has(type)) ? types : undefined;
}

const singleTypes: ReadonlyMap<unknown, readonly string[]> = new Map(
  ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'].map((type) => [type, [type]]),
);

/** Whether a schema says that the value may be null, in the words of its version. */
export function isNullable(schema: MapNode, version: SpecVersion): boolean {
  if (version === '2.0') return isTrue(schema.get('x-nullable'));
  if (version === '3.0') return isTrue(schema.get('nullable'));
  return hasType(schema, 'null');
}

/** The value `true` itself. */
export function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** Whether a value is of a type of JSON Schema. */
export function isOfType(node: Node, type: string): boolean {
  if (node.kind === 'map') return type === 'object';
  if (node.kind === 'list') return type === 'array';
  const { value } = node;
  if (value === null) return type === 'null';
  if (typeof value === 'number') return type === 'number' || (type === 'integer' && Number.isInteger(value));
  return typeof value === type;
}

/** A value as a message names it: empty text would not be seen. */
export function valueName(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'The object' : 'The list';
  return node.value === '' ? '`""`' : `\`${node.value}\``;
}

/** A type with its article: `an integer`. */
export function aType(type: string): string {
  if (type === 'null') return '`null`';
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** `a string, an integer or null`. */
export function anyOfTypes(types: readonly string[]): string {
  const words = types.map(aType);
  const last = words.pop() ?? '';
  return words.length > 0 ? `${words.join(', ')} or ${last}` : last;
}

/** Shows every object that says what a value must be like: Schema Objects, and in 2.0 parameters, headers and items, too. */
export function visitSchemas(check: (schema: SpecObject, context: SpecContext) => void): SpecVisitors {
  const inSwagger = (object: SpecObject, context: SpecContext): void => {
    if (context.version === '2.0') check(object, context);
  };
  return { schema: check, parameter: inSwagger, header: inSwagger, items: inSwagger };
}
