import { isBlank } from '../facts/blank.ts';
import { responseEntry } from '../facts/responses.ts';
import { isInClass, responsesOf } from '../facts/statuses.ts';
import type { MapNode, Node } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import type { Unit } from '../walk/unit.ts';

/** What a contract asks of an operation that the API serves. */
export interface OperationFacts {
  readonly operation: SpecObject;
  readonly method: string;
  readonly hasDescription: boolean;
  /** A body without an example, as far as that can be seen without following references. */
  readonly lacksExample: boolean;
  readonly saysServerErrors: boolean;
  readonly says401: boolean;
  readonly says403: boolean;
  readonly errors: readonly Node[];
}

/** Those of the paths of a unit: webhooks and callbacks are called by the API itself. */
export function operationFacts(unit: Unit): readonly OperationFacts[] {
  return unit.ofType('operation').flatMap((operation) => {
    const { parent, node, key } = operation;
    const isServed = parent?.type === 'pathItem' && String(parent.key).startsWith('/');
    if (!isServed || parent.parent?.type === 'callback') return [];
    const responses = responsesOf(node);
    return [
      {
        operation,
        method: String(key).toLowerCase(),
        hasDescription: !isBlank(node.get('description')),
        lacksExample: bodiesOf(node).some(lacksExample),
        saysServerErrors: responses.some(({ key: status }) => status === 'default' || isInClass(status, 5)),
        says401: responseEntry(node, '401') !== undefined,
        says403: responseEntry(node, '403') !== undefined,
        errors: responses.flatMap(({ key: status, value }) => (isError(status, responses.length) ? [value] : [])),
      },
    ];
  });
}

/**
 * {@link operationFacts} without their nodes, in the same order: as long as these are the same, and what they refer to, a contract finds the same missing
 * at the same operations.
 */
export function operationTexts(unit: Unit): readonly string[] {
  return unit.memo(operationFacts).map(({ operation: _, errors, ...facts }) => {
    const said = errors.map((error) =>
      error.kind === 'map'
        ? [error.text('$ref'), error.has('schema'), error.map('content')?.entries.length]
        : error.kind,
    );
    return JSON.stringify([facts, said]);
  });
}

/** A default alone stands for success. */
function isError(status: string, count: number): boolean {
  return isInClass(status, 4) || isInClass(status, 5) || (status === 'default' && count > 1);
}

/** The media types of the request and of successful responses. */
function bodiesOf(operation: MapNode): readonly MapNode[] {
  const successful = responsesOf(operation).filter(({ key }) => isInClass(key, 2));
  const holders = [operation.get('requestBody'), ...successful.map(({ value }) => value)];
  return holders.flatMap((holder) =>
    (holder?.kind === 'map' ? (holder.map('content')?.entries ?? []) : []).flatMap(({ key, value }) =>
      value.kind === 'map' && isText(key) ? [value] : [],
    ),
  );
}

function isText(mediaType: string): boolean {
  return /json|xml|text|urlencoded/i.test(mediaType);
}

/** A schema that is referred to may have examples of its own: it is left alone. */
function lacksExample(mediaType: MapNode): boolean {
  if (mediaType.has('example') || mediaType.has('examples') || mediaType.has('$ref')) return false;
  const schema = mediaType.map('schema');
  return schema !== undefined && !showsSomething(schema, 0);
}

function showsSomething(schema: Node, depth: number): boolean {
  if (schema.kind !== 'map' || depth > 8) return true;
  if (['example', 'examples', 'default', 'enum', 'const', '$ref'].some((key) => schema.has(key))) return true;
  const parts = [
    ...(schema.map('properties')?.entries.map(({ value }) => value) ?? []),
    ...['allOf', 'oneOf', 'anyOf'].flatMap((key) => schema.list(key)?.items ?? []),
    ...[schema.get('items')].filter((items) => items !== undefined),
  ];
  return parts.some((part) => showsSomething(part, depth + 1));
}
