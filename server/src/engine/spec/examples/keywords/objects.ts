import { nearest } from '../../facts/nearest.ts';
import { type Entry, type MapNode, type Node, ScalarNode } from '../../tree/node.ts';
import type { Check, Keywords } from '../keyword.ts';
import { type TextPattern, textPattern } from '../pattern.ts';
import { noProblems, type Problem, problemWith } from '../problem.ts';
import { isMarked, propertyNames, requiredBothWays } from '../properties.ts';
import type { Run } from '../run.ts';
import { counted, sayMissing } from '../words.ts';
import { limitOf } from './texts.ts';

/** What is in an object. */
export const objects: Keywords = {
  required: { make: requiredCheck },
  properties: { make: propertiesCheck },
  patternProperties: { make: patternPropertiesCheck },
  additionalProperties: { make: additionalCheck },
  propertyNames: { since: 6, make: namesCheck },
  minProperties: { make: (keyword) => countCheck(keyword, 'at least', (count, limit) => count >= limit) },
  maxProperties: { make: (keyword) => countCheck(keyword, 'at most', (count, limit) => count <= limit) },
  dependentRequired: { since: 2019, make: dependencyCheck },
  dependentSchemas: { since: 2019, make: dependencyCheck },
  dependencies: { until: 7, make: dependencyCheck },
};

function requiredCheck(keyword: Entry): Check | undefined {
  const names = namesIn(keyword.value);
  if (names.length === 0) return undefined;
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    const missing = requiredBothWays(absent(names, value), run);
    if (missing.length > 0 && run.isPartial(value)) return noProblems;
    return missing.length === 0 ? noProblems : [missingProperties(value, keyword, missing)];
  };
}

function missingProperties(node: MapNode, keyword: Entry, missing: readonly string[]): Problem {
  return { ...problemWith(node, keyword, () => sayMissing(missing)), missing };
}

function absent(names: readonly string[], value: MapNode): readonly string[] {
  return names.every((name) => value.has(name)) ? none : names.filter((name) => !value.has(name));
}

const none: readonly string[] = [];

function namesIn(node: Node): string[] {
  const items = node.kind === 'list' ? node.items : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? String(item.value) : []));
}

function propertiesCheck(keyword: Entry): Check | undefined {
  const schemas = keyword.value;
  if (schemas.kind !== 'map') return undefined;
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    let problems = noProblems;
    for (const entry of value.entries) {
      const schema = schemas.get(entry.key);
      if (!schema) continue;
      const found = checkProperty(value, entry, schema, run);
      if (found.length > 0) problems = problems.length > 0 ? [...problems, ...found] : found;
    }
    return problems;
  };
}

/** Read-only means that a request shouldn't hold it (since 3.1, that it is ignored or refused); write-only, that no response does. */
function checkProperty(node: MapNode, entry: Entry, schema: Node, run: Run): readonly Problem[] {
  const { direction, mayReturnReadOnly } = run.options;
  if (direction === 'request' && !mayReturnReadOnly && isMarked(schema, 'readOnly', run))
    return [wrongWay(node, entry, schema, `\`${entry.key}\` is read-only; a request shouldn't have it`)];
  if (direction === 'response' && isMarked(schema, 'writeOnly', run))
    return [wrongWay(node, entry, schema, `\`${entry.key}\` is write-only; a response shouldn't have it`)];
  return run.checkBelow(entry.value, schema);
}

function wrongWay(node: MapNode, entry: Entry, schema: Node, sentence: string): Problem {
  return { keyword: 'direction', because: schema, node, entry, say: () => sentence };
}

interface PatternProperty {
  readonly isMatch: TextPattern;
  readonly schema: Node;
}

function patternsIn(node: Node | undefined): readonly PatternProperty[] {
  if (node?.kind !== 'map') return [];
  return node.entries.map(({ key, value }) => ({ isMatch: textPattern(key), schema: value }));
}

function patternPropertiesCheck(keyword: Entry): Check {
  const patterns = patternsIn(keyword.value);
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    return patterns.flatMap(({ isMatch, schema }) =>
      value.entries.flatMap((entry) => (isMatch(entry.key) ? checkProperty(value, entry, schema, run) : noProblems)),
    );
  };
}

function additionalCheck(keyword: Entry, schema: MapNode): Check | undefined {
  const { value: others } = keyword;
  if (others.kind === 'scalar' && others.value !== false) return undefined;
  const properties = schema.map('properties');
  // Which properties there are is said elsewhere.
  if (properties?.text('$ref') !== undefined) return undefined;
  const patterns = patternsIn(schema.get('patternProperties'));
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    let problems = noProblems;
    for (const entry of value.entries) {
      if (properties?.has(entry.key) || patterns.some(({ isMatch }) => isMatch(entry.key) !== false)) continue;
      const found =
        others.kind === 'scalar'
          ? [unknownProperty(value, entry, keyword, propertyNames(run.outer, run))]
          : run.checkBelow(entry.value, others);
      if (found.length > 0) problems = [...problems, ...found];
    }
    return problems;
  };
}

/** The problem of a property that a schema neither knows nor allows; `names` are those that it knows. */
export function unknownProperty(node: MapNode, entry: Entry, keyword: Entry, names: Iterable<string>): Problem {
  const others = [...names].filter((name) => !node.has(name));
  const suggestion = nearest(entry.key, others);
  const say = (): string =>
    suggestion === undefined
      ? `The schema has no property \`${entry.key}\`, and allows no others than it has`
      : `The schema has no property \`${entry.key}\`; did you mean \`${suggestion}\`?`;
  return { ...problemWith(node, keyword, say), entry, suggestion };
}

function namesCheck(keyword: Entry): Check {
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    return value.entries.flatMap((entry) => {
      const { part } = entry.value;
      const name = new ScalarNode(part, entry.keyStart, entry.keyEnd, entry.key, 'plain');
      const [first] = run.checkBelow(name, keyword.value);
      return first ? [{ ...first, node: value, entry, say: () => first.say('The key') }] : [];
    });
  };
}

function countCheck(
  keyword: Entry,
  words: string,
  isKept: (count: number, limit: number) => boolean,
): Check | undefined {
  const limit = limitOf(keyword);
  if (limit === undefined) return undefined;
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    const count = new Set(value.entries.map((entry) => entry.key)).size;
    if (isKept(count, limit) || run.isPartial(value)) return noProblems;
    const say = (subject: string): string =>
      `${subject} ${count === 0 ? 'is empty' : `has ${counted(count, 'property')}`}; it must have ${words} ${limit}`;
    return [problemWith(value, keyword, say)];
  };
}

/** What must be there, or hold, where a property is there. */
function dependencyCheck(keyword: Entry): Check | undefined {
  const dependencies = keyword.value;
  if (dependencies.kind !== 'map') return undefined;
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    return dependencies.entries.flatMap((entry) => {
      if (!value.has(entry.key)) return noProblems;
      if (entry.value.kind !== 'list') return run.check(value, entry.value);
      const missing = requiredBothWays(absent(namesIn(entry.value), value), run);
      if (missing.length === 0 || run.isPartial(value)) return noProblems;
      const say = (): string =>
        `${sayMissing(missing)}; \`${entry.key}\` needs ${missing.length === 1 ? 'it' : 'them'}`;
      return [{ ...problemWith(value, keyword, say), missing }];
    });
  };
}
