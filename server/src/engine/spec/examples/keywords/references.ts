import type { Entry, MapNode } from '../../tree/node.ts';
import type { Check, Keywords } from '../keyword.ts';
import { noProblems } from '../problem.ts';

/** Schemas that stand elsewhere. What a dynamic reference means depends on the way to it: nothing is said of it. */
export const references: Keywords = {
  $ref: { make: referenceCheck },
  $dynamicRef: { since: 2020, make: () => doubt },
  $recursiveRef: { since: 2019, until: 2019, make: () => doubt },
};

function referenceCheck({ value: target }: Entry, schema: MapNode): Check | undefined {
  if (target.kind !== 'scalar' || typeof target.value !== 'string') return undefined;
  const reference = target.value;
  return (value, run) => run.refer(value, schema, reference);
}

const doubt: Check = (_value, run) => {
  run.doubts += 1;
  return noProblems;
};
