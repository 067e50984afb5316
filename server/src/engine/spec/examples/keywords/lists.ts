import { isTrue } from '../../facts/schemas.ts';
import type { Entry, MapNode, Node } from '../../tree/node.ts';
import { canonical } from '../canonical.ts';
import type { Dialect } from '../dialect.ts';
import type { Check, Keywords } from '../keyword.ts';
import { noProblems, type Problem, problemWith } from '../problem.ts';
import type { Run } from '../run.ts';
import { counted } from '../words.ts';
import { limitOf } from './texts.ts';

/** What is in a list. */
export const lists: Keywords = {
  minItems: { make: (keyword) => countCheck(keyword, 'at least', (count, limit) => count >= limit) },
  maxItems: { make: (keyword) => countCheck(keyword, 'at most', (count, limit) => count <= limit) },
  uniqueItems: { make: (keyword) => (isTrue(keyword.value) ? uniqueCheck(keyword) : undefined) },
  prefixItems: { since: 2020, make: (keyword) => tupleCheck(keyword) },
  items: { make: itemsCheck },
  additionalItems: { until: 2019, make: additionalCheck },
  contains: { since: 6, make: containsCheck },
};

function countCheck(
  keyword: Entry,
  words: string,
  isKept: (count: number, limit: number) => boolean,
): Check | undefined {
  const limit = limitOf(keyword);
  if (limit === undefined) return undefined;
  return (value, run) => {
    if (value.kind !== 'list' || isKept(value.items.length, limit) || run.isPartial(value)) return noProblems;
    const count = value.items.length;
    const say = (subject: string): string =>
      `${subject} ${count === 0 ? 'is empty' : `has ${counted(count, 'item')}`}; it must have ${words} ${limit}`;
    return [problemWith(value, keyword, say)];
  };
}

function uniqueCheck(keyword: Entry): Check {
  return (value, run) => {
    if (value.kind !== 'list') return noProblems;
    const seen = new Set<string>();
    for (const item of value.items) {
      const text = canonical(item);
      if (text === undefined || run.options.sketch?.open.has(item)) continue;
      if (seen.has(text)) return [problemWith(item, keyword, (subject) => `${subject} stands there twice`)];
      seen.add(text);
    }
    return noProblems;
  };
}

/** Up to 2019 `items` may be a list of schemas, one for each of the first items; `prefixItems` took its place. */
function itemsCheck(keyword: Entry, schema: MapNode, { draft }: Dialect): Check | undefined {
  if (keyword.value.kind === 'list') return draft < 2020 ? tupleCheck(keyword) : undefined;
  const prefix = draft < 2020 ? 0 : (schema.list('prefixItems')?.items.length ?? 0);
  return restCheck(keyword, prefix);
}

function additionalCheck(keyword: Entry, schema: MapNode): Check | undefined {
  const prefix = schema.list('items')?.items.length;
  return prefix === undefined ? undefined : restCheck(keyword, prefix);
}

function tupleCheck(keyword: Entry): Check | undefined {
  if (keyword.value.kind !== 'list') return undefined;
  const schemas = keyword.value.items;
  return (value, run) => checkItems(value, run, (index) => schemas[index]);
}

function restCheck(keyword: Entry, prefix: number): Check {
  return (value, run) => checkItems(value, run, (index) => (index < prefix ? undefined : keyword.value));
}

function checkItems(value: Node, run: Run, schemaFor: (index: number) => Node | undefined): readonly Problem[] {
  if (value.kind !== 'list') return noProblems;
  let problems = noProblems;
  let index = 0;
  for (const item of value.items) {
    const schema = schemaFor(index++);
    const found = schema ? run.checkBelow(item, schema) : noProblems;
    if (found.length > 0) problems = problems.length > 0 ? [...problems, ...found] : found;
  }
  return problems;
}

function containsCheck(keyword: Entry, schema: MapNode, { draft }: Dialect): Check {
  const [least, most] = ['minContains', 'maxContains'].map((name) => {
    const entry = draft < 2019 ? undefined : schema.entry(name);
    return entry && limitOf(entry);
  });
  const minimum = least ?? 1;
  return (value, run) => {
    if (value.kind !== 'list') return noProblems;
    let sure = 0;
    let possible = 0;
    for (const item of value.items) {
      const isFitting = fitsBelow(item, keyword.value, run);
      if (isFitting === true) sure += 1;
      if (isFitting !== false) possible += 1;
    }
    if (possible < minimum && !run.isPartial(value)) {
      const words = minimum === 1 ? 'no item' : possible === 0 ? 'no items' : `only ${counted(possible, 'item')}`;
      const rest = minimum === 1 ? '' : `; it must have at least ${minimum}`;
      return [
        problemWith(
          value,
          keyword,
          (subject) => `${subject} has ${words} of the kind that \`contains\` asks for${rest}`,
        ),
      ];
    }
    if (most === undefined || sure <= most) return noProblems;
    const say = (subject: string): string =>
      `${subject} has ${counted(sure, 'item')} of the kind that \`contains\` describes; it may have at most ${most}`;
    return [problemWith(value, schema.entry('maxContains') ?? keyword, say)];
  };
}

function fitsBelow(value: Node, schema: Node, run: Run): boolean | undefined {
  const before = run.doubts;
  if (run.checkBelow(value, schema).length > 0) return false;
  return run.doubts === before ? true : undefined;
}
