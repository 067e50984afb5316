import type { DocumentContext, SpecContext } from '../../rules/spec-rule.ts';
import type { Entry, MapNode, Node } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import { operationsOf } from './operations.ts';
import { parametersOf } from './parameters.ts';
import { type Overlap, overlapsOf, type PathOverlaps } from './path-overlaps.ts';
import { templatesIn } from './paths.ts';
import { hasType } from './schemas.ts';

/** A path, and the first one before it that a URL can match as well. */
export type MeetingPaths = readonly [path: Entry, earlier: Entry];

/** The paths that meet in one way, by what their parameters may be. */
export function meetingPaths(
  paths: MapNode,
  way: keyof PathOverlaps,
  context: DocumentContext,
): readonly MeetingPaths[] {
  const { spec, memo } = context;
  const isCut = spec.members.some(({ map }) => map === paths);
  const values = () => [paths.keys, isCut ? spec.collectByGroup(ownParameters) : paths];
  const pairs = memo(`${way} ${paths.part.uri}`, values, () => {
    const indices = paths.entries.flatMap(({ key }, index) => (key.startsWith('/') ? [index] : []));
    const entries = indices.flatMap((index) => paths.entries[index] ?? []);
    const earlierOf = meetings(entries, context);
    return overlapsOf(entries.map(({ key }) => key))[way].flatMap((overlap) => {
      const path = indices[overlap.path];
      const earlier = indices[earlierOf(overlap) ?? -1];
      return path === undefined || earlier === undefined ? [] : [[path, earlier] as const];
    });
  });
  return pairs.flatMap(([path, earlier]) => {
    const entry = paths.entries[path];
    const other = paths.entries[earlier];
    return entry && other ? [[entry, other]] : [];
  });
}

/** What a path item says itself of the parameters in its path, as {@link readValues} reads it, without what it refers to. */
function ownParameters({ type, node, entry }: Unit): readonly string[] {
  if (type !== 'pathItem' || node.kind !== 'map' || !entry?.key.includes('{')) return [];
  const followMap = (value: Node | undefined) => (value?.kind === 'map' ? value : undefined);
  const operations = operationsOf(node, { followMap, version: '3.2' });
  const owners = [node, ...operations.map((operation) => operation.node)];
  return [JSON.stringify(owners.map(ownerText))];
}

function ownerText(owner: MapNode): unknown {
  const parameters = owner.list('parameters')?.items ?? [];
  return [
    valueText(owner.get('$ref')),
    parameters.map((item) =>
      item.kind === 'map'
        ? [valueText(item.get('name')), valueText(item.get('in')), schemaText(item), schemaText(item.get('schema'))]
        : item.kind,
    ),
  ];
}

function schemaText(schema: Node | undefined): unknown {
  return schema?.kind === 'map'
    ? ['$ref', 'type', 'format', 'enum'].map((key) => valueText(schema.get(key)))
    : schema?.kind;
}

function valueText(node: Node | undefined): unknown {
  if (node?.kind === 'list') return node.items.map(valueText);
  return node?.kind === 'map' ? {} : node?.value;
}

/** Gives of the paths before one that may meet it the first that does. */
function meetings(entries: readonly Entry[], context: SpecContext): (overlap: Overlap) => number | undefined {
  const known = new Map<Entry, Values>();
  const valuesOf = (entry: Entry): Values => {
    let values = known.get(entry);
    if (!values) {
      values = readValues(entry, context);
      known.set(entry, values);
    }
    return values;
  };
  return ({ path, earlier }) => {
    const entry = entries[path];
    return earlier.find((index) => {
      const other = entries[index];
      return entry && other && canBe(entry, valuesOf(entry), other) && canBe(other, valuesOf(other), entry);
    });
  };
}

/** The schemas of a path's parameters by name. */
type Values = ReadonlyMap<string, MapNode>;

/** Whether each parameter of a path may have the text that another path has in its place. */
function canBe(templated: Entry, values: Values, other: Entry): boolean {
  const texts = other.key.split('/');
  return templated.key.split('/').every((segment, index) => {
    const text = texts[index];
    const isParameter = segment.startsWith('{') && segment.indexOf('}') === segment.length - 1;
    if (!isParameter || text === undefined || text.includes('{')) return true;
    const schema = values.get(segment.slice(1, -1));
    return !schema || accepts(schema, text);
  });
}

function readValues(path: Entry, context: SpecContext): Values {
  const values = new Map<string, MapNode>();
  const item = context.followMap(path.value);
  const wanted = templatesIn(path.key).length;
  if (!item) return values;
  for (const owner of [item, ...operationsOf(item, context).map(({ node }) => node)]) {
    for (const parameter of parametersOf(owner, context).parameters) {
      if (parameter.in !== 'path' || values.has(parameter.name)) continue;
      const { node } = parameter;
      const schema = context.version === '2.0' ? node : context.followMap(node.get('schema'));
      if (schema) values.set(parameter.name, schema);
    }
    if (values.size >= wanted) break;
  }
  return values;
}

function accepts(schema: MapNode, text: string): boolean {
  const values = schema.list('enum');
  if (values) return values.items.some((item) => item.kind === 'scalar' && String(item.value) === text);
  if (hasType(schema, 'string')) return schema.text('format') !== 'uuid' || uuid.test(text);
  if (hasType(schema, 'integer') || hasType(schema, 'number')) return /^-?\d+(?:\.\d+)?$/.test(text);
  if (hasType(schema, 'boolean')) return text === 'true' || text === 'false';
  return true;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
