import type { MapNode, Node } from '../tree/node.ts';
import { compiledChecks } from './compile.ts';
import { namedDialect } from './dialect.ts';
import { noProblems, type Problem } from './problem.ts';
import type { Run } from './run.ts';

/** What a schema says against a value. */
export function applySchema(value: Node, schema: Node, run: Run): readonly Problem[] {
  if (run.options.sketch?.open.has(value)) {
    run.doubts += 1;
    return noProblems;
  }
  if (schema.kind === 'scalar' && schema.value === false) return [forbidden(value, schema)];
  if (schema.kind !== 'map' || !run.step()) return noProblems;
  const named = run.dialect.nullable ? undefined : schema.text('$schema');
  return named === undefined ? applyKeywords(value, schema, run) : applyAs(named, value, schema, run);
}

/** A schema may name a dialect of its own. */
function applyAs(name: string, value: Node, schema: MapNode, run: Run): readonly Problem[] {
  const before = run.dialect;
  const dialect = namedDialect(name);
  if (!dialect) {
    run.doubts += 1;
    return noProblems;
  }
  run.dialect = dialect;
  const problems = applyKeywords(value, schema, run);
  run.dialect = before;
  return problems;
}

function applyKeywords(value: Node, schema: MapNode, run: Run): readonly Problem[] {
  const { first, rest, last, isExempt } = compiledChecks(schema, run.dialect);
  if (isExempt?.(value)) return noProblems;
  // Of a value of another kind, or one that isn't among those that are allowed, nothing else has to be said.
  for (const check of first) {
    const found = check(value, run);
    if (found.length > 0) return found;
  }
  let problems = noProblems;
  for (const check of rest) {
    const found = check(value, run);
    if (found.length > 0) problems = problems.length > 0 ? [...problems, ...found] : found;
  }
  for (const check of last) {
    if (problems.length === 0) problems = check(value, run);
  }
  return problems;
}

function forbidden(node: Node, schema: Node): Problem {
  return { keyword: 'false', because: schema, node, say: (subject) => `${subject} isn't allowed here` };
}
