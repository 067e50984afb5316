import type { DescribedApi } from '../../api/api.ts';
import { type Direction as SampleDirection, sampleOf } from '../../generate/sample.ts';
import type { Problem } from '../../spec/examples/problem.ts';
import type { Direction } from '../../spec/examples/run.ts';
import { problemsOf } from '../../spec/examples/validate.ts';
import { Part } from '../../spec/text/part.ts';
import type { Node } from '../../spec/tree/node.ts';
import { undeclaredProperties } from './undeclared.ts';
import { exampleUri } from './value-nodes.ts';

/**
 * What is wrong even with the value that is made from a schema: it contradicts itself, as where it wants text of which all allowed values are numbers. No document can do it right.
 * {@link problemKey} names them.
 */
export function unavoidableProblems(schema: Node, api: DescribedApi, direction: Direction): ReadonlySet<string> {
  if (direction === 'unknown') return new Set();
  const known = kept.get(api) ?? { request: new Map(), response: new Map() };
  kept.set(api, known);
  const made = known[direction].get(schema) ?? problemsOfSample(schema, api, direction);
  known[direction].set(schema, made);
  return made;
}

type Known = Readonly<Record<SampleDirection, Map<Node, ReadonlySet<string>>>>;

const kept = new WeakMap<DescribedApi, Known>();

function problemsOfSample(schema: Node, api: DescribedApi, direction: SampleDirection): ReadonlySet<string> {
  const text = JSON.stringify(sampleOf(schema, api, direction));
  const { root } = new Part(exampleUri, 'json', 'whole', [], text).parsed;
  if (!root) return new Set();
  const problems = [
    ...problemsOf(root, schema, {
      version: api.version,
      dialect: api.root.text('jsonSchemaDialect'),
      direction,
      lookup: (base, reference) => (base === exampleUri ? { node: undefined } : api.lookup(base, reference)),
      subject: '',
    }),
    ...undeclaredProperties(root, schema, api, { open: new Set(), partial: new Set() }),
  ];
  return new Set(problems.filter(({ because }) => because.part.uri !== exampleUri).map(problemKey));
}

/** The same for what a schema says of two values for the same reason. */
export function problemKey({ keyword, because, entry, missing = [] }: Problem): string {
  return [keyword, because.part.uri, because.start, entry?.key, ...missing].join(' ');
}
