import type { SpecContext } from '../../rules/spec-rule.ts';
import type { Entry, MapNode } from '../tree/node.ts';
import { operationsOf } from './operations.ts';
import { parametersOf } from './parameters.ts';
import type { Overlap } from './path-overlaps.ts';
import { templatesIn } from './paths.ts';
import { hasType } from './schemas.ts';

/** Finds the first path before another one that a URL can match as well, by what their parameters may be. */
export function meetings(
  entries: readonly Entry[],
  context: SpecContext,
): (overlap: Overlap) => readonly [path: Entry, earlier: Entry] | undefined {
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
    if (!entry) return undefined;
    for (const index of earlier) {
      const other = entries[index];
      if (other && canBe(entry, valuesOf(entry), other) && canBe(other, valuesOf(other), entry)) return [entry, other];
    }
    return undefined;
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
