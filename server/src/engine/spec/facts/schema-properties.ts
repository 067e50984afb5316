import type { SpecContext } from '../../rules/spec-rule.ts';
import type { MapNode, Node } from '../tree/node.ts';

type Lookup = Pick<SpecContext, 'lookup'>;

/** Whether a schema declares a property, whichever of its alternatives holds. What can't be read is taken to declare all. */
export function hasProperty(schema: Node, name: string, context: Lookup): boolean {
  return declares(schema, { name, context, needsAll: true, seen: new Set() });
}

/** Whether a schema, or one of its alternatives, declares a property, or says what other properties must be like. */
export function mayHaveProperty(schema: Node, name: string, context: Lookup): boolean {
  return declares(schema, { name, context, needsAll: false, seen: new Set() });
}

/** The properties that a schema has itself; the map of them may stand elsewhere. */
export function propertiesOf(schema: MapNode, { lookup }: Lookup): MapNode | undefined {
  const properties = schema.map('properties');
  const reference = properties?.text('$ref');
  if (reference === undefined) return properties;
  const { node } = lookup(schema.part.uri, reference);
  return node?.kind === 'map' ? node : undefined;
}

interface Search {
  readonly name: string;
  readonly context: Lookup;
  readonly needsAll: boolean;
  readonly seen: Set<Node>;
}

function declares(schema: Node, search: Search): boolean {
  if (schema.kind !== 'map') return true;
  if (search.seen.has(schema)) return false;
  search.seen.add(schema);
  const found =
    propertiesOf(schema, search.context)?.has(search.name) || isOpen(schema, search) || declaresBehind(schema, search);
  if (found) return true;
  if (members(schema, 'allOf').some((member) => declares(member, search))) return true;
  return ['oneOf', 'anyOf'].some((key) => {
    const alternatives = members(schema, key);
    if (!search.needsAll) return alternatives.some((alternative) => declares(alternative, search));
    // An alternative that was seen in another place counts here again.
    return (
      alternatives.length > 0 &&
      alternatives.every((alternative) => declares(alternative, { ...search, seen: new Set(search.seen) }))
    );
  });
}

/** One step after the other: since 3.1 there may be keywords beside each `$ref`. */
function declaresBehind(schema: MapNode, search: Search): boolean {
  const reference = schema.text('$ref');
  if (reference === undefined) return false;
  const target = search.context.lookup(schema.part.uri, reference).node;
  return !target || declares(target, search);
}

function isOpen(schema: MapNode, { needsAll }: Search): boolean {
  if (needsAll) return false;
  const additional = schema.get('additionalProperties');
  return schema.has('patternProperties') || additional?.kind === 'map';
}

function members(schema: MapNode, key: string): readonly Node[] {
  return schema.list(key)?.items ?? [];
}
