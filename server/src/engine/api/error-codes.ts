import type { Node } from '../spec/tree/node.ts';
import type { DescribedApi } from './api.ts';
import type { DescribedOperation } from './described.ts';
import { describeSchema } from './schema.ts';

/** An error code that a description lists. */
export interface DescribedCode {
  readonly code: string;
  /** The value in its `enum`, or its `const`. */
  readonly at: Node;
}

/** The codes that the schemas of error responses list with `enum` or `const`, each once. */
export function describedCodes(api: DescribedApi): readonly DescribedCode[] {
  const codes = new Map<string, DescribedCode>();
  for (const operation of api.operations)
    for (const found of codesOf(operation, api)) if (!codes.has(found.code)) codes.set(found.code, found);
  return [...codes.values()];
}

/** The codes that the errors of an operation list. */
export function codesOf(operation: DescribedOperation, api: DescribedApi): readonly DescribedCode[] {
  const known = byOperation.get(operation);
  if (known) return known;
  const schemas = api
    .details(operation)
    .responses.filter(({ status }) => isError(status))
    .flatMap(({ content }) => content.map(({ schema }) => schema));
  const codes = schemas.flatMap((schema) => codesIn(schema, deepest, api));
  byOperation.set(operation, codes);
  return codes;
}

const byOperation = new WeakMap<DescribedOperation, readonly DescribedCode[]>();

/** `4XX`, `404`, `default`: an answer that says that something went wrong. */
export function isError(status: string): boolean {
  return /^(?:[45]|default$)/i.test(status);
}

/** Errors stand in an envelope, or in a list in one. */
const deepest = 4;

function codesIn(schema: Node | undefined, depth: number, api: DescribedApi): DescribedCode[] {
  const described = depth > 0 ? describeSchema(schema, api) : undefined;
  if (!described) return [];
  const inside = [...described.alternatives, ...(described.items ? [described.items] : [])];
  return [
    ...inside.flatMap((one) => codesIn(one, depth - 1, api)),
    ...described.properties.flatMap(({ name, schema: property }) => [
      ...(isCodeName(name) ? valuesOf(property, api) : []),
      ...codesIn(property, depth - 1, api),
    ]),
  ];
}

function valuesOf(schema: Node, api: DescribedApi): DescribedCode[] {
  const values = describeSchema(schema, api)?.values ?? [];
  return values.flatMap((at) =>
    at.kind === 'scalar' && typeof at.value === 'string' && at.value !== '' ? [{ code: at.value, at }] : [],
  );
}

function isCodeName(name: string): boolean {
  return /^(?:err(?:or)?|error[-_]?codes?|codes?|reason)$/i.test(name);
}
