import type { Entry, MapNode } from '../../tree/node.ts';
import type { Check, Keywords } from '../keyword.ts';
import { noProblems, problemWith } from '../problem.ts';

/** Schemas that hold together, or not at all. */
export const combinations: Keywords = {
  allOf: { make: allCheck },
  not: { make: notCheck },
  if: { since: 7, make: conditionCheck },
};

function allCheck(keyword: Entry): Check | undefined {
  if (keyword.value.kind !== 'list') return undefined;
  const schemas = keyword.value.items;
  return (value, run) => {
    let problems = noProblems;
    for (const schema of schemas) {
      const found = run.check(value, schema);
      if (found.length > 0) problems = problems.length > 0 ? [...problems, ...found] : found;
    }
    return problems;
  };
}

function notCheck(keyword: Entry): Check {
  return (value, run) =>
    run.fits(value, keyword.value) === true
      ? [problemWith(value, keyword, (subject) => `${subject} fits what \`not\` forbids`)]
      : noProblems;
}

function conditionCheck(keyword: Entry, schema: MapNode): Check {
  const [then, otherwise] = [schema.get('then'), schema.get('else')];
  return (value, run) => {
    const isMet = run.fits(value, keyword.value);
    const next = isMet === undefined ? undefined : isMet ? then : otherwise;
    return next ? run.check(value, next) : noProblems;
  };
}
