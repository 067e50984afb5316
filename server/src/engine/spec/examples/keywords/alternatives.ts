import type { Entry, MapNode, Node } from '../../tree/node.ts';
import { discriminated } from '../discriminator.ts';
import type { Check, Keywords } from '../keyword.ts';
import { meantBranch } from '../meant-branch.ts';
import { noProblems, type Problem, problemWith } from '../problem.ts';
import { namesOf } from '../schema-name.ts';

/** Schemas of which one must hold, or at least one. */
export const alternatives: Keywords = {
  anyOf: { make: (keyword, schema) => alternativesCheck(keyword, schema, { isExclusive: false }) },
  oneOf: { make: (keyword, schema) => alternativesCheck(keyword, schema, { isExclusive: true }) },
};

function alternativesCheck(
  keyword: Entry,
  schema: MapNode,
  { isExclusive }: { readonly isExclusive: boolean },
): Check | undefined {
  if (keyword.value.kind !== 'list' || keyword.value.items.length === 0) return undefined;
  const branches = keyword.value.items;
  return (value, run) => {
    const named = discriminated(value, schema, branches, run);
    if (named) return run.check(value, named);
    const before = run.doubts;
    const results: (readonly Problem[])[] = [];
    const fitting: Node[] = [];
    for (const branch of branches) {
      const problems = run.check(value, branch);
      if (problems.length === 0) fitting.push(branch);
      if (fitting.length === 1 && !isExclusive) return noProblems;
      results.push(problems);
    }
    if (fitting.length === 1) return noProblems;
    if (fitting.length === 0) return meantBranch(value, keyword, branches, results);
    return run.doubts === before ? [severalFit(value, keyword, fitting)] : noProblems;
  };
}

function severalFit(node: Node, keyword: Entry, fitting: readonly Node[]): Problem {
  const names = namesOf(fitting) ?? `${fitting.length} of the alternatives`;
  return problemWith(node, keyword, (subject) => `${subject} fits ${names}; it must fit only one (\`oneOf\`)`);
}
