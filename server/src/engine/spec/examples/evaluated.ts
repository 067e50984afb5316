import type { ListNode, MapNode, Node } from '../tree/node.ts';
import { textPattern } from './pattern.ts';
import type { Run } from './run.ts';

/** What of a value the schemas have something to say about; `all`, where it is all of it or can't be told. */
export type Evaluated<T> = ReadonlySet<T> | 'all';

/** The properties of an object that a schema speaks of, itself or in what it is made of (JSON Schema Core 2020-12, 11.3). */
export function evaluatedProperties(value: MapNode, schema: Node, run: Run): Evaluated<string> {
  const found = new Set<string>();
  const isAll = visitApplied(value, schema, run, (part) => {
    const properties = part.map('properties');
    const patterns = part.map('patternProperties')?.entries.map(({ key }) => textPattern(key)) ?? [];
    for (const { key } of value.entries)
      if (properties?.has(key) || patterns.some((isMatch) => isMatch(key) !== false)) found.add(key);
    if (properties?.text('$ref') !== undefined) return true;
    return part.has('additionalProperties') || (part !== schema && part.has('unevaluatedProperties'));
  });
  return isAll ? 'all' : found;
}

/** The same of a list's items, by index. */
export function evaluatedItems(value: ListNode, schema: Node, run: Run): Evaluated<number> {
  const found = new Set<number>();
  const { draft } = run.dialect;
  const isAll = visitApplied(value, schema, run, (part) => {
    const items = part.get('items');
    const prefix = draft < 2020 ? items : part.get('prefixItems');
    for (const index of prefix?.kind === 'list' ? prefix.items.keys() : []) found.add(index);
    const contained = draft < 2020 ? undefined : part.get('contains');
    if (contained)
      for (const [index, item] of value.items.entries()) if (run.fits(item, contained) !== false) found.add(index);
    const hasRest = items !== undefined && (draft >= 2020 || items.kind !== 'list');
    return (
      hasRest || (draft < 2020 && part.has('additionalItems')) || (part !== schema && part.has('unevaluatedItems'))
    );
  });
  return isAll ? 'all' : found;
}

/** Shows each schema that is applied to a value itself and that it fits. True as soon as one says that it speaks of all. */
function visitApplied(value: Node, schema: Node, run: Run, speaksOfAll: (part: MapNode) => boolean): boolean {
  const visit = (part: Node): boolean => {
    if (part.kind !== 'map') return false;
    if (!run.step() || part.has('$dynamicRef') || part.has('$recursiveRef') || speaksOfAll(part)) return true;
    const reference = part.text('$ref');
    if (reference !== undefined) {
      const target = run.follow(part, reference);
      if (!target || visitReferred(target)) return true;
      if (run.dialect.draft < 2019) return false;
    }
    if (part.list('allOf')?.items.some(visit)) return true;
    const fitting = ['anyOf', 'oneOf'].flatMap((keyword) =>
      (part.list(keyword)?.items ?? []).filter((item) => run.fits(value, item) !== false),
    );
    return fitting.some(visit) || visitCondition(part) || visitDependents(part);
  };
  const visitReferred = (target: Node): boolean => {
    if (!run.enter(value, target)) return false;
    const isAll = visit(target);
    run.leave();
    return isAll;
  };
  const visitCondition = (part: MapNode): boolean => {
    const condition = part.get('if');
    if (!condition) return false;
    const isMet = run.fits(value, condition);
    if (isMet === undefined) return true;
    const next = part.get(isMet ? 'then' : 'else');
    return (isMet && visit(condition)) || (next !== undefined && visit(next));
  };
  const visitDependents = (part: MapNode): boolean =>
    value.kind === 'map' &&
    (part.map('dependentSchemas')?.entries.some((entry) => value.has(entry.key) && visit(entry.value)) ?? false);
  return visit(schema);
}
