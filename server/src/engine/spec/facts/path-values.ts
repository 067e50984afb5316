import type { SpecContext } from '../../rules/spec-rule.ts';
import type { Entry, MapNode } from '../tree/node.ts';
import { operationsOf } from './operations.ts';
import { parametersOf } from './parameters.ts';
import type { Overlap } from './path-overlaps.ts';
import { hasType } from './schemas.ts';

/** The first path before another one that a URL can match as well, by what their parameters may be. */
export function firstMet(entries: readonly Entry[], overlap: Overlap, context: SpecContext): Entry | undefined {
  const entry = entries[overlap.path];
  if (!entry) return undefined;
  for (const index of overlap.earlier) {
    const earlier = entries[index];
    if (earlier && canMeet(entry, earlier, context) && canMeet(earlier, entry, context)) return earlier;
  }
  return undefined;
}

/** Whether each parameter of a path may have the text that another path has in its place. */
function canMeet(templated: Entry, other: Entry, context: SpecContext): boolean {
  const texts = other.key.split('/');
  return templated.key.split('/').every((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    const text = texts[index];
    if (name === undefined || text === undefined || text.includes('{')) return true;
    const schema = schemaOf(templated, name, context);
    return !schema || accepts(schema, text);
  });
}

function schemaOf(path: Entry, name: string, context: SpecContext): MapNode | undefined {
  const item = context.followMap(path.value);
  if (!item) return undefined;
  for (const owner of [item, ...operationsOf(item, context).map(({ node }) => node)]) {
    const { parameters } = parametersOf(owner, context);
    const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
    if (parameter) return context.version === '2.0' ? parameter.node : context.followMap(parameter.node.get('schema'));
  }
  return undefined;
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
