import { membersOf } from '../spec/facts/all-of.ts';
import { propertiesOf } from '../spec/facts/schema-properties.ts';
import { isNullable, isTrue, typesOf } from '../spec/facts/schemas.ts';
import { keyPlace, type MapNode, type Node, type Place } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';

/** What a schema says, with what its references and its `allOf` bring. What stands inside of it is read when somebody asks. */
export interface DescribedSchema {
  /** The name of the component that it refers to. */
  readonly name: string | undefined;
  /** Of JSON Schema, without `null`; empty where nothing says it. Those of `enum`, of `properties` and of `items` where `type` is missing. */
  readonly types: readonly string[];
  readonly isNullable: boolean;
  readonly format: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  readonly isDeprecated: boolean;
  /** Of `enum` and `const`; empty where every value is allowed. */
  readonly values: readonly Node[];
  readonly default: Node | undefined;
  /** The first that there is, of `example`, `examples`. */
  readonly example: Node | undefined;
  /** In the order of the text, those of references and of `allOf` before its own. */
  readonly properties: readonly DescribedProperty[];
  /** Of `array`. */
  readonly items: Node | undefined;
  /** `additionalProperties`. */
  readonly additional: Node | undefined;
  /** Of `oneOf` and `anyOf`, without `null`. */
  readonly alternatives: readonly Node[];
  /** The schema itself, and all that it is made of. */
  readonly members: readonly MapNode[];
  /** Its `type`; where it has none, its `$ref` or itself. */
  readonly typeAt: Place;
}

export interface DescribedProperty {
  readonly name: string;
  readonly schema: Node;
  readonly isRequired: boolean;
  /** The name's key. */
  readonly at: Place;
}

/** Undefined for no schema, and for `true`, `false` and what can't be read. */
export function describeSchema(schema: Node | undefined, api: ApiContext): DescribedSchema | undefined {
  return describeWithin(schema, api, 0);
}

/** `depth` counts alternatives that are the only ones: they may lead back to the schema itself. */
function describeWithin(schema: Node | undefined, api: ApiContext, depth: number): DescribedSchema | undefined {
  if (schema?.kind !== 'map') return undefined;
  const members = membersOf(schema, api).map(({ node }) => node);
  const described = describeMembers(schema, members, api);
  const { alternatives } = described;
  const [only] = alternatives;
  // `oneOf: [X, null]` is a nullable X.
  const isAlone = alternatives.length === 1 && described.types.length === 0 && described.properties.length === 0;
  if (only && isAlone && depth < deepest) {
    const inner = describeWithin(only, api, depth + 1);
    if (inner) return { ...inner, isNullable: true, description: described.description ?? inner.description };
  }
  return described;
}

const deepest = 20;

function describeMembers(schema: MapNode, members: readonly MapNode[], api: ApiContext): DescribedSchema {
  const first = <T>(read: (member: MapNode) => T | undefined): T | undefined => {
    // What stands nearest has the last word.
    for (const member of [schema, ...members]) {
      const value = read(member);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const required = new Set(members.flatMap((member) => textsOf(member, 'required')));
  const properties = new Map<string, DescribedProperty>();
  for (const member of members) {
    for (const entry of propertiesOf(member, api)?.entries ?? [])
      properties.set(entry.key, {
        name: entry.key,
        schema: entry.value,
        isRequired: required.has(entry.key),
        at: keyPlace(entry),
      });
  }
  const values = first(
    (member) => member.list('enum')?.items ?? (member.has('const') ? [member.get('const')] : undefined),
  );
  const items = first((member) => member.get('items'));
  const all = first((member) => member.list('oneOf')?.items ?? member.list('anyOf')?.items) ?? [];
  const types = (first(typesOf) ?? impliedTypes(values, properties.size > 0, items !== undefined)).filter(
    (type) => type !== 'null',
  );
  return {
    name: schema.text('$ref')?.split('/').at(-1),
    types,
    isNullable: members.some((member) => isNullable(member, api.version)) || all.some(isNull),
    format: first((member) => member.text('format')),
    title: first((member) => member.text('title')),
    description: first((member) => member.text('description')),
    isReadOnly: members.some((member) => isTrue(member.get('readOnly'))),
    isWriteOnly: members.some((member) => isTrue(member.get('writeOnly'))),
    isDeprecated: members.some((member) => isTrue(member.get('deprecated'))),
    values: (values ?? []).filter((value) => value !== undefined),
    default: first((member) => member.get('default')),
    example: first((member) => member.get('example') ?? member.list('examples')?.items[0]),
    properties: [...properties.values()],
    items,
    additional: first((member) => member.get('additionalProperties')),
    alternatives: all.filter((one) => !isNull(one)),
    members,
    typeAt: first((member) => member.get('type')) ?? schema.get('$ref') ?? schema,
  };
}

function impliedTypes(
  values: readonly (Node | undefined)[] | undefined,
  hasProperties: boolean,
  hasItems: boolean,
): readonly string[] {
  if (hasProperties) return ['object'];
  if (hasItems) return ['array'];
  const types = new Set((values ?? []).map((value) => (value?.kind === 'scalar' ? typeof value.value : 'object')));
  return [...types].filter((type) => type === 'string' || type === 'number' || type === 'boolean');
}

function isNull(node: Node): boolean {
  return node.kind === 'map' && node.text('type') === 'null';
}

function textsOf(node: MapNode, key: string): readonly string[] {
  return node.list(key)?.items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : [])) ?? [];
}
