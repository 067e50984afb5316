import type { CoverageNode, CoverageTarget } from '#shared/protocol.ts';
import type { DescribedApi } from '../api/api.ts';
import type { Span } from '../finding.ts';
import type { Place } from '../spec/tree/node.ts';
import type { ApiCoverage, CoverageCount, CoveredItem, OperationCoverage } from './coverage.ts';
import { percentOf } from './coverage.ts';
import { fileNameOf } from './spec-edits.ts';

/** Where a span of a file is, for somebody who opens it; undefined where that isn't known. */
export type TargetOf = (uri: string, span: Span) => CoverageTarget | undefined;

/** What documents say of a description, for a view: its operations in their order, and below each what no document says of it. */
export function coverageTree(api: DescribedApi, coverage: ApiCoverage, targetOf: TargetOf): CoverageNode {
  const placeOf = (place: Place): CoverageTarget | undefined => {
    const { uri, span } = api.locate(place);
    return targetOf(uri, span);
  };
  const { operations } = coverage.counts;
  const children = coverage.operations.map((operation) => operationNode(operation, placeOf, targetOf));
  const codes = missingNodes('error code', coverage.codes, placeOf);
  return {
    label: fileNameOf(api),
    description: `${percentOf(coverage.counts)}% · ${describe(operations, 'operation')}`,
    state: percentOf(coverage.counts) === 100 ? 'covered' : 'partly',
    target: targetOf(api.uri, { start: 0, end: 0 }),
    children: [...children, ...codes],
  };
}

function operationNode(
  { key, at, documented, parameters, responses }: OperationCoverage,
  placeOf: (place: Place) => CoverageTarget | undefined,
  targetOf: TargetOf,
): CoverageNode {
  const [first] = documented;
  if (!first) {
    const mendedBy = ['refactor.rewrite.document'];
    return { label: key, description: 'not documented', state: 'missing', target: placeOf(at), mendedBy, children: [] };
  }
  const [lacked, unanswered] = [
    missingNodes('parameter', parameters, placeOf),
    missingNodes('response', responses, placeOf),
  ];
  const children = [...lacked, ...unanswered];
  const mendedBy = [
    'refactor.rewrite.sync',
    ...(lacked.length > 0 ? ['refactor.rewrite.insertFromSpec.parameters'] : []),
    ...(unanswered.length > 0 ? ['refactor.rewrite.insertFromSpec.responses'] : []),
  ];
  const counts = [describe(countOf(parameters), 'parameter'), describe(countOf(responses), 'response')];
  return {
    label: key,
    description: counts.filter((count) => count !== '').join(', '),
    state: children.length === 0 ? 'covered' : 'partly',
    target: targetOf(first.uri, first.span),
    ...(children.length > 0 && { mendedBy }),
    children,
  };
}

function missingNodes(
  noun: string,
  items: readonly CoveredItem[],
  placeOf: (place: Place) => CoverageTarget | undefined,
): CoverageNode[] {
  return items.flatMap(({ name, isCovered, at }) =>
    isCovered
      ? []
      : [{ label: name, description: `${noun}, not documented`, state: 'missing', target: placeOf(at), children: [] }],
  );
}

function countOf(items: readonly CoveredItem[]): CoverageCount {
  return { covered: items.filter(({ isCovered }) => isCovered).length, all: items.length };
}

/** "5 of 6 parameters"; empty where there are none. */
function describe({ covered, all }: CoverageCount, noun: string): string {
  return all === 0 ? '' : `${covered} of ${all} ${noun}${all === 1 ? '' : 's'}`;
}
