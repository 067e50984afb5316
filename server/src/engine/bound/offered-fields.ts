import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { ParameterPlace } from '../operations/operation.ts';
import { typeWords } from '../spec/hover/summary.ts';
import type { Node } from '../spec/tree/node.ts';
import { toValue } from '../spec/tree/to-value.ts';
import { responseOf } from './contents.ts';

/** A parameter or a field as a document would write it down. */
export interface OfferedField {
  /** With dots where it stands in another: `sender.city`. */
  readonly name: string;
  readonly in: ParameterPlace | undefined;
  /** Plain text. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly default: string | undefined;
  readonly values: readonly string[];
  /** As the description writes it. */
  readonly description: string | undefined;
  readonly isDeprecated: boolean;
}

/** What a request has: parameters, and what its body is made of. */
export function requestFields(api: DescribedApi, operation: DescribedOperation): readonly OfferedField[] {
  const { parameters, body } = api.details(operation);
  const own = parameters.map(({ name, in: place, isRequired, description, schema, isDeprecated }) => ({
    ...ofSchema(schema, api),
    name,
    in: place === 'querystring' ? ('query' as const) : place,
    isRequired,
    isDeprecated,
    ...(description !== undefined && { description }),
  }));
  const [content] = body?.content ?? [];
  const form = (content?.fields ?? []).map(({ name, isRequired, description, node }) => ({
    ...ofSchema(node, api),
    name,
    in: 'body' as const,
    isRequired,
    ...(description !== undefined && { description }),
  }));
  return [...own, ...form, ...propertiesOf(content?.schema, api, { place: 'body', isSent: true })];
}

/** What an answer has: the first that succeeds, or that of a status. */
export function responseFields(
  api: DescribedApi,
  operation: DescribedOperation,
  status?: string,
): readonly OfferedField[] {
  const response = responseOf(api.details(operation), status);
  return propertiesOf(response?.content[0]?.schema, api, { place: undefined, isSent: false });
}

interface Direction {
  readonly place: ParameterPlace | undefined;
  readonly isSent: boolean;
}

function propertiesOf(
  schema: Node | undefined,
  api: DescribedApi,
  direction: Direction,
  above: readonly string[] = [],
): readonly OfferedField[] {
  const described = describeSchema(schema, api);
  if (described?.items && described.properties.length === 0)
    return propertiesOf(described.items, api, direction, above);
  return (described?.properties ?? []).flatMap(({ name, schema: own, isRequired }) => {
    const inner = describeSchema(own, api);
    if (inner && isForeign(inner, direction)) return [];
    const path = [...above, name];
    const field = { ...ofSchema(own, api), name: path.join('.'), in: direction.place, isRequired };
    return above.length >= deepest ? [field] : [field, ...propertiesOf(own, api, direction, path)];
  });
}

const deepest = 2;

/** What is only read isn't sent, and what is only written isn't answered. */
export function isForeign(
  { isReadOnly, isWriteOnly }: Pick<DescribedSchema, 'isReadOnly' | 'isWriteOnly'>,
  { isSent }: Pick<Direction, 'isSent'>,
): boolean {
  return isSent ? isReadOnly : isWriteOnly;
}

function ofSchema(schema: Node | undefined, api: DescribedApi) {
  const described = describeSchema(schema, api);
  const [first] = described?.types ?? [];
  const isNamed = described?.name !== undefined;
  const words = isNamed ? [...(described?.types ?? [])].join(' or ') : typeWords(api, schema);
  return {
    type: words === '' ? (first ?? '') : words,
    default: described?.default && textOf(described.default),
    values: described?.values.map(textOf) ?? [],
    description: described?.description,
    isDeprecated: described?.isDeprecated ?? false,
  };
}

function textOf(node: Node): string {
  return node.kind === 'scalar' ? String(node.value) : JSON.stringify(toValue(node));
}
